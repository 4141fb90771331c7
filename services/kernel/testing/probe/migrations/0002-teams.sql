-- Whose a thing is, and the teams that look after them: seen by all staff, changed by the team.
CREATE TABLE owner (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  team_ids uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (store_id, id)
);
CALL kernel.guard('probe.owner', portal => 'id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  staff_write => 'team_ids && (SELECT kernel.team_ids())::uuid[]', subject => 'id');

-- What belongs to an owner, and so to the owner's teams; it knows no team itself. Partners read and write it by scope.
CREATE TABLE parcel (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  PRIMARY KEY (store_id, id)
);
CALL kernel.guard('probe.parcel', subject => 'owner_id',
  staff => 'EXISTS (SELECT FROM probe.owner o WHERE o.store_id = parcel.store_id AND o.id = parcel.owner_id
                      AND o.team_ids && (SELECT kernel.team_ids())::uuid[])',
  portal => 'owner_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  partner => '(SELECT kernel.has_scope(''parcels.read''))',
  partner_write => '(SELECT kernel.has_scope(''parcels.write''))');
