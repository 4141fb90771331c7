import { modules } from '../../../schema/modules';
import { storeModules } from '../../kernel/graph/module';

storeModules.add(modules);
