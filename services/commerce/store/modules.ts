import { moduleTexts } from '../../../schema/modules';
import { storeModules } from '../../kernel/graph/module';

storeModules.add(moduleTexts);
