-- How desks and the database agree: numbers in the order of commits, changes that are pushed exactly
-- once and merged field by field, and marks for whatever leaves somebody's sight.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'sync_head', 'client_versions', 'sync_entities', 'sync_ops', 'dead_letters', 'sync_conflicts', 'sync_departures'
  ] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON public.%I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC', name);
  END LOOP;
END
$$;
--> statement-breakpoint
INSERT INTO sync_head DEFAULT VALUES;
--> statement-breakpoint
INSERT INTO client_versions DEFAULT VALUES;
--> statement-breakpoint
CREATE SEQUENCE sync_sequence START 2;
--> statement-breakpoint
REVOKE ALL ON SEQUENCE sync_sequence FROM PUBLIC;
--> statement-breakpoint
-- Which number was given last, for the answer to a push. Only the database itself takes numbers.
GRANT SELECT ON SEQUENCE sync_sequence
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT SELECT ON sync_head, client_versions, sync_departures
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
-- By columns on purpose: members cannot revoke these, which makes DROP OWNED BY their group fail as a
-- whole. It would take the group out of every policy, and not every owner may make event triggers.
GRANT SELECT (entity, fields, author) ON sync_entities
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sync_head', 'client_versions', 'sync_entities', 'sync_departures'] LOOP
    EXECUTE format('CREATE POLICY all_read ON public.%I FOR SELECT
      TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker USING (true)', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- The row may be seen by whoever asks: conflicts and departures speak of rows of any table.
CREATE FUNCTION clubos_sees(entity text, row_id text, field text DEFAULT NULL) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = ''
AS $$
DECLARE
  table_id regclass := to_regclass(format('public.%I', clubos_sees.entity));
  seen boolean;
BEGIN
  IF table_id IS NULL OR NOT EXISTS (
    SELECT FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = table_id AND a.attname = 'sync_seq' AND NOT a.attisdropped
  ) THEN
    RETURN false;
  END IF;
  IF NOT has_column_privilege(table_id, 'id', 'SELECT') THEN RETURN false; END IF;
  IF clubos_sees.field IS NOT NULL AND NOT has_column_privilege(table_id, clubos_sees.field, 'SELECT') THEN
    RETURN false;
  END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %s t WHERE t.id = %L)', table_id, clubos_sees.row_id) INTO seen;
  RETURN seen;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_sees(text, text, text) IS 'Whether the person asking may see that row (and that column of it), under their own rights.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_sees(text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_sees(text, text, text)
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
CREATE POLICY own_read ON sync_ops FOR SELECT
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin
USING (person_id = (SELECT public.clubos_me()));
--> statement-breakpoint
CREATE POLICY own_add ON sync_ops FOR INSERT
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin
WITH CHECK (person_id = (SELECT public.clubos_me()));
--> statement-breakpoint
-- Only what waited may still become something else.
CREATE POLICY own_waiting_change ON sync_ops FOR UPDATE
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin
USING (person_id = (SELECT public.clubos_me()) AND result ->> 'status' = 'waiting')
WITH CHECK (person_id = (SELECT public.clubos_me()));
--> statement-breakpoint
GRANT SELECT, INSERT ON sync_ops TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT UPDATE (device_id, device_seq, applied_at, row_version, result) ON sync_ops
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
CREATE POLICY own_or_admin_read ON dead_letters FOR SELECT
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin
USING (person_id = (SELECT public.clubos_me())
  OR ((SELECT public.clubos_me()) IS NOT NULL AND pg_has_role(current_user, 'clubos_admin', 'MEMBER')));
--> statement-breakpoint
CREATE POLICY own_add ON dead_letters FOR INSERT
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin
WITH CHECK (person_id = (SELECT public.clubos_me()));
--> statement-breakpoint
GRANT SELECT, INSERT ON dead_letters TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
CREATE POLICY row_seen_read ON sync_conflicts FOR SELECT
TO clubos_support, clubos_operator, clubos_manager, clubos_admin
USING ((SELECT public.clubos_me()) IS NOT NULL AND public.clubos_sees(entity, row_id, field));
--> statement-breakpoint
CREATE POLICY own_add ON sync_conflicts FOR INSERT
TO clubos_support, clubos_operator, clubos_manager, clubos_admin
WITH CHECK (made_by = (SELECT public.clubos_me()) AND public.clubos_sees(entity, row_id, field));
--> statement-breakpoint
CREATE POLICY row_seen_change ON sync_conflicts FOR UPDATE
TO clubos_support, clubos_operator, clubos_manager, clubos_admin
USING ((SELECT public.clubos_me()) IS NOT NULL AND public.clubos_sees(entity, row_id, field));
--> statement-breakpoint
GRANT SELECT ON sync_conflicts TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (entity, row_id, field, kind, base, mine, theirs, theirs_by, op_id, made_by, device_id, made_at) ON sync_conflicts
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT UPDATE (mine, theirs, theirs_by, op_id, made_at, resolution) ON sync_conflicts
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
CREATE FUNCTION clubos_settle_conflict() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF OLD.resolution IS NOT NULL AND ROW(NEW.resolution, NEW.mine, NEW.theirs, NEW.theirs_by, NEW.op_id, NEW.made_at)
    IS DISTINCT FROM ROW(OLD.resolution, OLD.mine, OLD.theirs, OLD.theirs_by, OLD.op_id, OLD.made_at) THEN
    RAISE EXCEPTION 'This conflict has been settled already.' USING ERRCODE = 'CS004';
  END IF;
  IF ROW(NEW.mine, NEW.theirs, NEW.theirs_by, NEW.op_id, NEW.made_at)
    IS DISTINCT FROM ROW(OLD.mine, OLD.theirs, OLD.theirs_by, OLD.op_id, OLD.made_at)
    AND OLD.made_by IS DISTINCT FROM public.clubos_me() THEN
    RAISE EXCEPTION 'Only whoever made a change can change it again.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.resolution IS NULL AND NEW.resolution IS NOT NULL THEN
    NEW.resolved_by := public.clubos_me();
    NEW.resolved_at := now();
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER sync_conflicts_settled BEFORE UPDATE ON sync_conflicts
FOR EACH ROW EXECUTE FUNCTION clubos_settle_conflict();
--> statement-breakpoint
-- Before the rows of any statement are touched: whoever waits here holds no row that another waits for.
CREATE FUNCTION clubos_lock_head() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM FROM public.sync_head FOR UPDATE;
  PERFORM public.clubos_require_present();
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_lock_head() IS 'Waits until no other transaction that changes synced rows is under way, and keeps others waiting until commit.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_lock_head() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_lock_head()
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
CREATE FUNCTION clubos_before_sync() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM FROM public.sync_head FOR UPDATE;
  -- Only now, as somebody may have been suspended while this waited.
  PERFORM public.clubos_require_present();
  -- The same notice twice in a transaction is sent once.
  PERFORM pg_notify('clubos_sync', '');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_next_sync_seq() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM FROM public.sync_head FOR UPDATE;
  RETURN nextval('public.sync_sequence');
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_next_sync_seq() IS 'The next number; the order of numbers is the order of commits, because the head is locked until then.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_next_sync_seq() FROM PUBLIC;
--> statement-breakpoint
-- The head is locked by the statement's own trigger, which always runs first.
CREATE FUNCTION clubos_stamp() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  touched boolean;
  person uuid;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Children of a row that comes into sight are sent again without being changed.
    touched := NEW.sync_seq = -1;
    NEW.version := OLD.version;
    NEW.sync_seq := OLD.sync_seq;
    IF touched OR public.clubos_me() IS NOT NULL THEN
      NEW.updated_by := OLD.updated_by;
      NEW.updated_at := OLD.updated_at;
    END IF;
    IF NEW *= OLD THEN
      IF touched THEN NEW.sync_seq := nextval('public.sync_sequence'); END IF;
      RETURN NEW;
    END IF;
    NEW.version := OLD.version + 1;
  ELSE
    NEW.version := 1;
  END IF;
  person := public.clubos_me();
  IF person IS NOT NULL OR TG_OP = 'UPDATE' THEN
    NEW.updated_by := person;
    NEW.updated_at := now();
  END IF;
  NEW.sync_seq := nextval('public.sync_sequence');
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_stamp_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.sync_seq <> -1 THEN
    NEW.sync_seq := OLD.sync_seq;
    IF NEW *= OLD THEN RETURN NEW; END IF;
  END IF;
  NEW.sync_seq := nextval('public.sync_sequence');
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- Arguments: rows that are seen only with this one, as `table.column`, or as
-- `table.column/parent.column` where a row in between is what points here.
CREATE FUNCTION clubos_depart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  mark constant text := 'WITH touched AS (%1$s),
    conflicts AS (UPDATE public.sync_conflicts c SET sync_seq = -1 FROM touched t WHERE c.entity = %2$L AND c.row_id = t.id::text RETURNING c.id)
    INSERT INTO public.sync_departures (entity, row_id)
    SELECT %2$L, t.id::text FROM touched t UNION ALL SELECT ''sync_conflicts'', c.id::text FROM conflicts c';
  child text;
  part text[];
BEGIN
  EXECUTE format(mark, 'SELECT ($1).id', TG_TABLE_NAME) USING OLD;
  FOREACH child IN ARRAY TG_ARGV LOOP
    part := regexp_split_to_array(child, '[./]');
    EXECUTE format(mark, format('UPDATE public.%I SET sync_seq = -1 WHERE %I ', part[1], part[2]) || CASE
      WHEN part[3] IS NULL THEN '= ($1).id'
      ELSE format('IN (SELECT p.id FROM public.%I p WHERE p.%I = ($1).id)', part[3], part[4]) END || ' RETURNING id', part[1]
    ) USING OLD;
  END LOOP;
  RETURN NULL;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_depart() IS 'After a change that may hide a row from some and show it to others: leaves a mark, and sends what hangs on it again.';
--> statement-breakpoint
CREATE FUNCTION clubos_hello(device uuid, protocol integer, app_version text, device_name text, platform text) RETURNS jsonb
LANGUAGE plpgsql SET search_path = '' SET timezone = 'UTC'
AS $$
DECLARE
  me uuid := public.clubos_me();
  wanted public.client_versions;
  head public.sync_head;
  known jsonb;
  rules text;
BEGIN
  IF me IS NULL THEN
    RAISE EXCEPTION 'This account is not an active member of the staff.' USING ERRCODE = 'CS003';
  END IF;
  SELECT * INTO wanted FROM public.client_versions;
  IF protocol < wanted.minimum_protocol
    OR string_to_array(coalesce(substring(app_version FROM '^[0-9]{1,9}[.][0-9]{1,9}[.][0-9]{1,9}'), '0.0.0'), '.')::int[]
      < string_to_array(wanted.minimum_app, '.')::int[] THEN
    RAISE EXCEPTION 'This app is too old for the database: at least % is needed.', wanted.minimum_app USING ERRCODE = 'CS001';
  END IF;
  PERFORM public.clubos_register_device(device, me, app_version, device_name, platform);
  SELECT * INTO head FROM public.sync_head;
  known := public.clubos_rights();
  SELECT coalesce(string_agg(concat_ws(' ', p.polrelid::regclass, p.polname, p.polroles::text,
      pg_get_expr(p.polqual, p.polrelid)), E'\n' ORDER BY p.polrelid::regclass::text, p.polname), '')
    || (SELECT string_agg(f.prosrc, E'\n' ORDER BY f.proname) FROM pg_catalog.pg_proc f
      WHERE f.pronamespace = 'public'::regnamespace AND f.provolatile = 's')
    INTO rules
    FROM pg_catalog.pg_policy p WHERE p.polcmd IN ('r', '*');
  RETURN jsonb_build_object(
    'epoch', head.epoch,
    'restoredTo', to_char(head.restored_to, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    -- The version, too: limits that were changed and changed back have let rows pass by meanwhile.
    'scope', md5(concat_ws(E'\n', me, (SELECT concat_ws(' ', s.role, s.version) FROM public.staff s WHERE s.id = me),
      public.clubos_my_locations()::text, (SELECT jsonb_object_agg(e.key, e.value -> 'readable') FROM jsonb_each(known) e), rules)),
    'now', to_char(clock_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'prunedTo', head.pruned_to,
    'entities', known
  );
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_hello(uuid, integer, text, text, text) IS 'What a desk needs to know before it pushes or pulls; registers the device. SQLSTATE CS001: app too old, CS002: somebody else''s device, CS003: not on the staff.';
--> statement-breakpoint
CREATE FUNCTION clubos_register_device(device uuid, person uuid, version text, device_name text, system text) RETURNS void
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  UPDATE public.devices d SET name = device_name, platform = system, app_version = version, last_seen_at = now()
  WHERE d.id = device AND d.person_id = person;
  IF FOUND THEN RETURN; END IF;
  INSERT INTO public.devices (id, person_id, name, platform, app_version)
  VALUES (device, person, device_name, system, version);
EXCEPTION WHEN unique_violation THEN
  RAISE EXCEPTION 'This device belongs to somebody else.' USING ERRCODE = 'CS002';
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_rights() RETURNS jsonb
LANGUAGE sql STABLE SET search_path = ''
AS $$
  SELECT coalesce(jsonb_object_agg(r.relname, r.rights), '{}') FROM (
    SELECT c.relname, jsonb_build_object(
      'readable', coalesce(jsonb_agg(a.attname ORDER BY a.attnum)
        FILTER (WHERE s.synced AND has_column_privilege(c.oid, a.attnum, 'SELECT')), '[]'),
      'insertable', coalesce(jsonb_agg(a.attname ORDER BY a.attnum)
        FILTER (WHERE e.entity IS NOT NULL AND has_column_privilege(c.oid, a.attnum, 'INSERT')), '[]'),
      'updatable', coalesce(jsonb_object_agg(a.attname, coalesce(e.fields ->> a.attname, 'keep-both'))
        FILTER (WHERE e.entity IS NOT NULL AND has_column_privilege(c.oid, a.attnum, 'UPDATE')), '{}')
    ) AS rights
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN public.sync_entities e ON e.entity = c.relname
    CROSS JOIN LATERAL (
      SELECT count(*) = 2 AS synced FROM pg_catalog.pg_attribute k
      WHERE k.attrelid = c.oid AND k.attname IN ('id', 'sync_seq') AND has_column_privilege(c.oid, k.attnum, 'SELECT')
    ) s
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') AND (s.synced OR e.entity IS NOT NULL)
    GROUP BY c.oid, c.relname
  ) r
  WHERE r.rights <> '{"readable": [], "insertable": [], "updatable": {}}'
$$;
--> statement-breakpoint
-- Null: may pass when tried again, so it is no reason to refuse anything.
CREATE FUNCTION clubos_refusal_of(state text, message text) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
  SELECT CASE WHEN left(state, 2) IN ('08', '40', '53', '55', '57', '58', 'F0') OR state IN ('XX001', 'XX002') THEN NULL
  ELSE jsonb_build_object('status', 'refused', 'message', left(message, 500), 'code', CASE
    WHEN state IN ('42501', '23001') THEN 'FORBIDDEN'
    WHEN state = '23505' THEN 'DUPLICATE'
    WHEN state = '23503' THEN 'MISSING_REFERENCE'
    WHEN state = '42703' THEN 'UNKNOWN_FIELD'
    WHEN state = 'CS005' THEN 'NOT_FOUND'
    WHEN state = 'CS006' THEN 'WRONG_VERSION'
    ELSE 'INVALID' END) END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_refused(code text, message text) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
  SELECT jsonb_build_object('status', 'refused', 'code', code, 'message', message)
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_entity(name text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = ''
AS $$
  SELECT jsonb_build_object('fields', e.fields, 'author', e.author,
    'columns', jsonb_object_agg(a.attname, true), 'changeable', bool_or(a.attname = 'deleted_at'))
  FROM public.sync_entities e
  JOIN pg_catalog.pg_attribute a ON a.attrelid = to_regclass(format('public.%I', e.entity))
    AND a.attnum > 0 AND NOT a.attisdropped
  WHERE e.entity = name
  GROUP BY e.entity
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_entity(text) IS 'What a push needs to know of a table; null: nothing may be pushed to it.';
--> statement-breakpoint
-- What can be said of an operation without looking at its row; null: nothing is wrong.
CREATE FUNCTION clubos_check_operation(op jsonb, op_id text, entity jsonb, me uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = ''
AS $$
DECLARE
  name text;
  change jsonb;
BEGIN
  IF jsonb_typeof(op -> 'rowId') IS DISTINCT FROM 'string' OR length(op ->> 'rowId') NOT BETWEEN 1 AND 200
    OR jsonb_typeof(op -> 'baseVersion') IS DISTINCT FROM 'number' OR (op ->> 'baseVersion')::integer < 0
    OR jsonb_typeof(op -> 'changes') IS DISTINCT FROM 'object' OR jsonb_typeof(op -> 'dependsOn') IS DISTINCT FROM 'array'
    OR coalesce(op ->> 'kind' NOT IN ('insert', 'update', 'delete'), true)
    OR coalesce(op ->> 'opId' <> op_id, true)
    OR coalesce(op ->> 'madeAt' !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([.]\d{1,9})?(Z|[+-]\d\d:\d\d)$', true) THEN
    RETURN public.clubos_refused('MALFORMED', 'The operation does not have the right form.');
  END IF;
  IF entity IS NULL THEN
    RETURN public.clubos_refused('UNKNOWN_ENTITY', format('Nothing can be changed in %s.', left(op ->> 'entity', 100)));
  END IF;
  IF (op ->> 'madeAt')::timestamptz > clock_timestamp() + interval '5 minutes' THEN
    RETURN public.clubos_refused('FUTURE_CLOCK', 'This was made in the future: the clock of the computer is wrong.');
  END IF;
  FOR name, change IN SELECT * FROM jsonb_each(op -> 'changes') LOOP
    IF jsonb_typeof(change) <> 'object' OR NOT change ? 'to' OR (op ->> 'kind' <> 'insert' AND NOT change ? 'from') THEN
      RETURN public.clubos_refused('MALFORMED', format('The change of %s does not have the right form.', left(name, 100)));
    END IF;
    IF NOT (entity -> 'columns') ? name THEN
      RETURN public.clubos_refused('UNKNOWN_FIELD', format('%s has no %s.', op ->> 'entity', left(name, 100)));
    END IF;
    IF name = 'id' AND change ->> 'to' IS DISTINCT FROM op ->> 'rowId' THEN
      RETURN public.clubos_refused('MALFORMED', 'The id is not that of the row.');
    END IF;
    IF name = entity ->> 'author' AND lower(change ->> 'to') IS DISTINCT FROM me::text THEN
      RETURN public.clubos_refused('FORGED_AUTHOR', 'This names somebody else as its author.');
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- One statement for many rows; what fails is halved until the rows at fault are alone.
CREATE FUNCTION clubos_push_inserts(entity text, columns text, new_rows jsonb[]) RETURNS jsonb[]
LANGUAGE plpgsql SET search_path = '' SET timezone = 'UTC'
AS $$
DECLARE
  size integer := coalesce(cardinality(new_rows), 0);
  refusal jsonb;
BEGIN
  IF size = 0 THEN RETURN '{}'; END IF;
  BEGIN
    EXECUTE format(
      'INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM jsonb_populate_recordset(NULL::public.%1$I, $1)', entity, columns
    ) USING to_jsonb(new_rows);
    -- The last of these numbers: whose copy has come there has all of them.
    RETURN array_fill((SELECT to_jsonb(s.last_value) FROM public.sync_sequence s), ARRAY[size]);
  EXCEPTION WHEN OTHERS THEN
    refusal := public.clubos_refusal_of(SQLSTATE, SQLERRM);
    IF refusal IS NULL THEN RAISE; END IF;
  END;
  IF size = 1 THEN RETURN ARRAY[refusal]; END IF;
  RETURN public.clubos_push_inserts(entity, columns, new_rows[:size / 2])
    || public.clubos_push_inserts(entity, columns, new_rows[size / 2 + 1:]);
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_keep_conflict(op jsonb, conflict jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  me uuid := public.clubos_me();
  -- Who changed the row last; after another change of one's own it cannot be told from here.
  their_author uuid := nullif((op ->> 'rowChangedBy')::uuid, me);
BEGIN
  -- Who goes on working on what did not make it, has one conflict and not one for each change.
  UPDATE public.sync_conflicts c
  SET mine = conflict -> 'mine', theirs = conflict -> 'theirs', theirs_by = their_author, op_id = (op ->> 'opId')::uuid, made_at = (op ->> 'madeAt')::timestamptz
  WHERE c.entity = op ->> 'entity' AND c.row_id = op ->> 'rowId' AND c.field = conflict ->> 'field'
    AND c.kind = conflict ->> 'kind' AND c.made_by = me AND c.resolution IS NULL AND c.mine = conflict -> 'base';
  IF FOUND THEN RETURN; END IF;
  INSERT INTO public.sync_conflicts (entity, row_id, field, kind, base, mine, theirs, theirs_by, op_id, made_by, device_id, made_at)
  VALUES (op ->> 'entity', op ->> 'rowId', conflict ->> 'field', conflict ->> 'kind', conflict -> 'base', conflict -> 'mine',
    conflict -> 'theirs', their_author, (op ->> 'opId')::uuid, me, (op ->> 'device')::uuid, (op ->> 'madeAt')::timestamptz);
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_merge_set(base jsonb, mine jsonb, theirs jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
  SELECT coalesce(jsonb_agg(u.value ORDER BY u.place), '[]') FROM (
    SELECT a.value, min(a.place) AS place FROM (
      SELECT t.value, t.place FROM jsonb_array_elements(theirs) WITH ORDINALITY t (value, place)
      WHERE NOT base @> jsonb_build_array(t.value) OR mine @> jsonb_build_array(t.value)
      UNION ALL
      SELECT m.value, m.place + jsonb_array_length(theirs) FROM jsonb_array_elements(mine) WITH ORDINALITY m (value, place)
      WHERE NOT base @> jsonb_build_array(m.value)
    ) a GROUP BY a.value
  ) u
$$;
--> statement-breakpoint
-- The greater of two values of one column. Null is less than anything; times in UTC sort as text.
CREATE FUNCTION clubos_greatest(one jsonb, other jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
  SELECT CASE
    WHEN one = 'null' THEN other
    WHEN other = 'null' THEN one
    WHEN jsonb_typeof(one) = 'number' AND jsonb_typeof(other) = 'number' THEN
      CASE WHEN one::numeric > other::numeric THEN one ELSE other END
    WHEN (one #>> '{}') COLLATE "C" > (other #>> '{}') COLLATE "C" THEN one ELSE other END
$$;
--> statement-breakpoint
-- Each changed field with what becomes of it: {field, do: 'set' | 'keep', value, state, base, mine, theirs}.
CREATE FUNCTION clubos_merge(fields jsonb, changes jsonb, base jsonb, mine jsonb, present jsonb) RETURNS SETOF jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = ''
AS $$
DECLARE
  name text;
  policy text;
  merged jsonb;
BEGIN
  FOR name IN SELECT jsonb_object_keys(changes) LOOP
    CONTINUE WHEN present -> name = mine -> name OR base -> name = mine -> name;
    policy := coalesce(fields ->> name, 'keep-both');
    IF policy = 'merge-set' AND 'array' <> ALL (ARRAY[jsonb_typeof(base -> name), jsonb_typeof(mine -> name), jsonb_typeof(present -> name)]) THEN
      policy := 'keep-both';
    END IF;
    merged := CASE
      WHEN present -> name = base -> name OR policy = 'state' THEN mine -> name
      WHEN policy = 'merge-set' THEN public.clubos_merge_set(base -> name, mine -> name, present -> name)
      WHEN policy = 'greatest' THEN public.clubos_greatest(mine -> name, present -> name)
      WHEN policy = 'first' THEN present -> name END;
    CONTINUE WHEN merged = present -> name;
    RETURN NEXT jsonb_build_object('field', name, 'base', base -> name, 'mine', mine -> name, 'theirs', present -> name,
      'kind', 'field', 'do', CASE WHEN merged IS NULL THEN 'keep' ELSE 'set' END, 'value', merged,
      'state', policy = 'state' AND present -> name <> base -> name);
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_set_fields(op jsonb, merged jsonb[]) RETURNS void
LANGUAGE plpgsql SET search_path = '' SET timezone = 'UTC'
AS $$
DECLARE
  names text;
  new_values jsonb;
  changed integer;
BEGIN
  SELECT string_agg(quote_ident(m ->> 'field'), ', '), jsonb_object_agg(m ->> 'field', m -> 'value')
  INTO names, new_values FROM unnest(merged) m WHERE m ->> 'do' = 'set';
  IF names IS NULL THEN RETURN; END IF;
  EXECUTE format(
    'UPDATE public.%1$I SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(NULL::public.%1$I, $1)) WHERE id = %3$L',
    op ->> 'entity', names, op ->> 'rowId'
  ) USING new_values;
  GET DIAGNOSTICS changed = ROW_COUNT;
  IF changed = 0 THEN
    RAISE EXCEPTION 'Your role does not allow to change this.' USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_push_update(op jsonb, fields jsonb, present jsonb, base jsonb, mine jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = '' SET timezone = 'UTC'
AS $$
DECLARE
  merged jsonb[] := ARRAY(SELECT public.clubos_merge(fields, op -> 'changes', base, mine, present -> 'row'));
  each jsonb;
BEGIN
  IF (present ->> 'deleted')::boolean AND NOT (op -> 'changes') ? 'deleted_at' THEN
    merged := ARRAY(SELECT m || '{"do": "keep", "kind": "edit-of-deleted"}' FROM unnest(merged) m);
  END IF;
  BEGIN
    PERFORM public.clubos_set_fields(op, merged);
  EXCEPTION WHEN OTHERS THEN
    -- A state that cannot be reached from where the row has come meanwhile.
    IF public.clubos_refusal_of(SQLSTATE, '') ->> 'code' IS DISTINCT FROM 'INVALID'
      OR NOT EXISTS (SELECT FROM unnest(merged) m WHERE (m -> 'state')::boolean) THEN RAISE; END IF;
    merged := ARRAY(SELECT CASE WHEN (m -> 'state')::boolean THEN m || '{"do": "keep"}' ELSE m END FROM unnest(merged) m);
    PERFORM public.clubos_set_fields(op, merged);
  END;
  FOREACH each IN ARRAY merged LOOP
    CONTINUE WHEN each ->> 'do' = 'set';
    PERFORM public.clubos_keep_conflict(op, each);
  END LOOP;
  RETURN (SELECT jsonb_build_object(
    'status', CASE WHEN coalesce(bool_or(m ->> 'do' = 'keep'), false) THEN 'conflict' ELSE 'applied' END,
    'changed', coalesce(bool_or(m ->> 'do' = 'set'), false)) FROM unnest(merged) m);
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_push_delete(op jsonb, present jsonb, own_changes integer) RETURNS jsonb
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF (present ->> 'deleted')::boolean THEN RETURN '{"status": "applied", "changed": false}'; END IF;
  IF (present ->> 'version')::integer - (op ->> 'baseVersion')::integer > own_changes THEN
    PERFORM public.clubos_keep_conflict(op, '{"kind": "delete-of-edited"}');
    RETURN '{"status": "conflict", "changed": false}';
  END IF;
  PERFORM public.clubos_set_fields(op, ARRAY[jsonb_build_object('field', 'deleted_at', 'do', 'set', 'value', now())]);
  RETURN '{"status": "applied", "changed": true}';
END
$$;
--> statement-breakpoint
-- Returns {status, changed, syncSeq, version}; version only where the row changed.
CREATE FUNCTION clubos_push_change(op jsonb, entity jsonb, own_changes integer) RETURNS jsonb
LANGUAGE plpgsql SET search_path = '' SET timezone = 'UTC'
AS $$
DECLARE
  columns text := (SELECT string_agg(format('%1$L, t.%1$I', k), ', ') FROM jsonb_object_keys(op -> 'changes') k);
  present jsonb;
  base jsonb;
  mine jsonb;
  outcome jsonb;
BEGIN
  IF NOT (entity -> 'changeable')::boolean THEN
    RAISE EXCEPTION 'Rows of % are only ever added.', op ->> 'entity' USING ERRCODE = 'insufficient_privilege';
  END IF;
  EXECUTE format(
    'SELECT jsonb_build_object(''version'', t.version, ''deleted'', t.deleted_at IS NOT NULL, ''sync_seq'', t.sync_seq, ''updated_by'', t.updated_by,
       ''row'', jsonb_build_object(%2$s)), to_jsonb(b), to_jsonb(m)
     FROM public.%1$I t, jsonb_populate_record(NULL::public.%1$I, $1) b, jsonb_populate_record(NULL::public.%1$I, $2) m
     WHERE t.id = %3$L', op ->> 'entity', columns, op ->> 'rowId'
  ) INTO present, base, mine USING
    (SELECT jsonb_object_agg(c.key, c.value -> 'from') FROM jsonb_each(op -> 'changes') c),
    (SELECT jsonb_object_agg(c.key, c.value -> 'to') FROM jsonb_each(op -> 'changes') c);
  IF present IS NULL THEN RAISE EXCEPTION 'There is no such row, or you may not see it.' USING ERRCODE = 'CS005'; END IF;
  IF (op ->> 'baseVersion')::integer > (present ->> 'version')::integer THEN
    RAISE EXCEPTION 'The row has not come as far as this change says.' USING ERRCODE = 'CS006';
  END IF;
  op := op || jsonb_build_object('rowChangedBy', present -> 'updated_by');
  outcome := CASE op ->> 'kind' WHEN 'delete' THEN public.clubos_push_delete(op, present, own_changes)
    ELSE public.clubos_push_update(op, entity -> 'fields', present, base, mine) END;
  IF NOT (outcome -> 'changed')::boolean THEN RETURN outcome || jsonb_build_object('syncSeq', present -> 'sync_seq'); END IF;
  RETURN outcome || jsonb_build_object('version', (present ->> 'version')::integer + 1,
    'syncSeq', (SELECT s.last_value FROM public.sync_sequence s));
END
$$;
--> statement-breakpoint
-- Null: the operations may be applied. Known ones are answered whatever their number says.
CREATE FUNCTION clubos_check_numbers(last_seq integer, op_ids text[], numbers integer[], positions integer[], place jsonb, known jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = ''
AS $$
DECLARE
  i integer;
  expected integer := last_seq + 1;
  gap boolean := false;
BEGIN
  FOREACH i IN ARRAY positions LOOP
    IF numbers[i] = expected THEN
      expected := expected + 1;
    ELSIF numbers[i] > expected THEN
      gap := true;
    -- What is no id cannot be known either; it is refused again.
    ELSIF op_ids[i] <> '' AND NOT known ? op_ids[i] AND (place -> op_ids[i])::integer = i THEN
      RETURN '{"status": "forked"}';
    END IF;
  END LOOP;
  RETURN CASE WHEN gap THEN jsonb_build_object('status', 'gap', 'expected', last_seq + 1) END;
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_ops_taken(ids uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
  SELECT o.op_id FROM public.sync_ops o WHERE o.op_id = ANY (ids) AND o.person_id IS DISTINCT FROM public.clubos_me()
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_ops_taken(uuid[]) IS 'Which of these ids other people''s operations have, and nothing else about them.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_ops_taken(uuid[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_ops_taken(uuid[])
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
-- The parsed operation, or a refusal under `refused`. Each is parsed by itself: some texts are no jsonb.
CREATE FUNCTION clubos_read_operation(operation text, op_id text, device uuid) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = ''
AS $$
DECLARE
  op jsonb;
BEGIN
  IF octet_length(operation) > 262144 THEN
    RETURN jsonb_build_object('refused', public.clubos_refused('TOO_LARGE', 'The change is too large.'));
  END IF;
  op := operation::jsonb;
  IF op_id = '' OR jsonb_typeof(op) <> 'object' OR jsonb_typeof(op -> 'entity') IS DISTINCT FROM 'string'
    OR jsonb_typeof(op -> 'dependsOn') IS DISTINCT FROM 'array' THEN
    RAISE EXCEPTION 'The operation does not have the right form.';
  END IF;
  RETURN op || jsonb_build_object('opId', lower(op ->> 'opId'), 'device', device);
EXCEPTION WHEN OTHERS THEN
  RETURN jsonb_build_object('refused', public.clubos_refused('MALFORMED', left(SQLERRM, 500)));
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_record_push(device uuid, last_seq integer, fresh jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  me uuid := public.clubos_me();
BEGIN
  INSERT INTO public.sync_ops AS o
    (op_id, device_id, device_seq, person_id, entity, row_id, kind, made_at, row_version, result)
  SELECT f.op_id, device, f.number, me, coalesce(f.entity, ''), coalesce(f.row_id, ''), coalesce(f.kind, ''),
    f.made_at, f.version, f.result
  FROM jsonb_to_recordset(fresh) f (op_id uuid, number integer, entity text, row_id text, kind text,
    made_at timestamptz, version integer, result jsonb)
  WHERE f.op_id IS NOT NULL AND f.result ->> 'code' IS DISTINCT FROM 'OP_ID_TAKEN'
  ON CONFLICT (op_id) DO UPDATE SET device_id = excluded.device_id, device_seq = excluded.device_seq,
    applied_at = excluded.applied_at, row_version = excluded.row_version, result = excluded.result;
  INSERT INTO public.dead_letters (op_id, device_id, person_id, entity, code, message, operation)
  SELECT f.result ->> 'opId', device, me, left(f.entity, 200), f.result ->> 'code', f.result ->> 'message', f.operation
  FROM jsonb_to_recordset(fresh) f (entity text, operation text, result jsonb)
  WHERE f.result ->> 'status' = 'refused';
  PERFORM public.clubos_advance_device(device, last_seq);
END
$$;
--> statement-breakpoint
-- With the owner's rights: the number of the last operation is the database's to say, and never goes down.
CREATE FUNCTION clubos_advance_device(device uuid, reached integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$
  UPDATE public.devices d SET last_seq = greatest(d.last_seq, reached), last_seen_at = now()
  WHERE d.id = device AND d.person_id = public.clubos_me()
$$;
--> statement-breakpoint
-- The four arrays are equally long; `operations` hold one JSON text each.
CREATE FUNCTION clubos_push(device uuid, op_ids text[], numbers integer[], operations text[]) RETURNS jsonb
LANGUAGE plpgsql SET search_path = '' SET timezone = 'UTC'
AS $$
DECLARE
  me uuid := public.clubos_me();
  size integer := cardinality(op_ids);
  ids text[];
  last integer;
  positions integer[];
  place jsonb;
  ops jsonb[];
  known jsonb;
  taken jsonb;
  entities jsonb := '{}';
  entity jsonb;
  results jsonb[] := array_fill(NULL::jsonb, ARRAY[size]);
  versions integer[] := array_fill(NULL::integer, ARRAY[size]);
  fresh integer[] := '{}';
  run integer[] := '{}';
  run_entity text;
  run_columns text;
  run_rows jsonb[];
  outcomes jsonb[];
  columns text;
  new_row jsonb;
  waits text;
  i integer;
  j integer;
  op jsonb;
  answer jsonb;
BEGIN
  IF me IS NULL THEN
    RAISE EXCEPTION 'This account is not an active member of the staff.' USING ERRCODE = 'CS003';
  END IF;
  PERFORM public.clubos_lock_head();
  -- What is only checked at commit would fail everybody's operations for the sake of one.
  SET CONSTRAINTS ALL IMMEDIATE;
  SELECT d.last_seq INTO last FROM public.devices d WHERE d.id = device AND d.person_id = me;
  IF NOT FOUND THEN RAISE EXCEPTION 'This device belongs to somebody else.' USING ERRCODE = 'CS002'; END IF;
  IF size = 0 THEN RETURN '{"status": "done", "results": []}'; END IF;
  SELECT array_agg(CASE WHEN lower(u.id) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN lower(u.id) ELSE '' END ORDER BY u.n),
      array_agg(u.n ORDER BY numbers[u.n], u.n)
    INTO ids, positions FROM unnest(op_ids) WITH ORDINALITY u (id, n);
  SELECT coalesce(jsonb_object_agg(f.id, f.n), '{}') INTO place FROM (
    SELECT DISTINCT ON (u.id) u.id, u.n FROM unnest(ids) WITH ORDINALITY u (id, n) WHERE u.id <> '' ORDER BY u.id, numbers[u.n], u.n
  ) f;
  ops := ARRAY(SELECT public.clubos_read_operation(u.operation, ids[u.n], device) FROM unnest(operations) WITH ORDINALITY u (operation, n) ORDER BY u.n);
  SELECT coalesce(jsonb_object_agg(o.op_id, jsonb_build_object('result', o.result, 'number', o.device_seq, 'device', o.device_id,
      'entity', o.entity, 'rowId', o.row_id, 'kind', o.kind)), '{}')
    INTO known FROM public.sync_ops o
    WHERE o.person_id = me AND o.op_id = ANY (ARRAY(
      SELECT u.id::uuid FROM unnest(ids) u (id) WHERE u.id <> ''
      UNION SELECT lower(d.id)::uuid FROM unnest(ops) p (op), jsonb_array_elements_text(coalesce(p.op -> 'dependsOn', '[]')) d (id)
      WHERE lower(d.id) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'));
  answer := public.clubos_check_numbers(last, ids, numbers, positions, place, known);
  IF answer IS NOT NULL THEN RETURN answer; END IF;
  SELECT coalesce(jsonb_object_agg(t.id, true), '{}') INTO taken
    FROM public.clubos_ops_taken(ARRAY(SELECT u.id::uuid FROM unnest(ids) u (id) WHERE u.id <> '')) t (id);

  FOREACH i IN ARRAY positions || 0 LOOP
    op := NULL;
    answer := NULL;
    waits := NULL;
    columns := NULL;
    entity := NULL;
    IF i > 0 THEN
      op := ops[i];
      -- Twice in one push: the first one's answer is the second one's, too.
      CONTINUE WHEN (place -> ids[i])::integer <> i;
      answer := known -> ids[i];
      IF answer IS NOT NULL AND op ? 'refused' = false AND ROW(answer ->> 'entity', answer ->> 'rowId', answer ->> 'kind')
        IS DISTINCT FROM ROW(op ->> 'entity', op ->> 'rowId', op ->> 'kind') THEN
        results[i] := public.clubos_refused('OP_ID_TAKEN', 'Another operation has this id.');
        CONTINUE;
      END IF;
      IF answer #>> '{result,status}' <> 'waiting' OR answer IS NOT NULL AND numbers[i] <= last THEN
        results[i] := answer -> 'result';
        CONTINUE;
      END IF;
      fresh := fresh || i;
      answer := CASE WHEN taken ? ids[i] THEN public.clubos_refused('OP_ID_TAKEN', 'Another operation has this id.') ELSE op -> 'refused' END;
      IF answer IS NULL THEN
        IF NOT entities ? (op ->> 'entity') THEN
          entities := entities || jsonb_build_object(op ->> 'entity', public.clubos_entity(op ->> 'entity'));
        END IF;
        entity := nullif(entities -> (op ->> 'entity'), 'null');
        BEGIN
          answer := public.clubos_check_operation(op, ids[i], entity, me);
        EXCEPTION WHEN OTHERS THEN
          answer := public.clubos_refused('MALFORMED', left(SQLERRM, 500));
        END;
      END IF;
      IF answer IS NULL AND op ->> 'kind' = 'insert' THEN
        SELECT string_agg(quote_ident(c.key), ', '), jsonb_object_agg(c.key, c.value -> 'to') INTO columns, new_row
        FROM jsonb_each(op -> 'changes' || jsonb_build_object('id', jsonb_build_object('to', op -> 'rowId'))) c;
      END IF;
    END IF;

    -- New rows of one kind are added in one statement, once something else follows.
    IF cardinality(run) > 0 AND (i = 0 OR answer IS NULL AND (columns IS NULL OR columns <> run_columns
      OR op ->> 'entity' <> run_entity OR op -> 'dependsOn' ?| ARRAY(SELECT ids[r] FROM unnest(run) r))) THEN
      outcomes := public.clubos_push_inserts(run_entity, run_columns, run_rows);
      FOR j IN 1 .. cardinality(run) LOOP
        IF jsonb_typeof(outcomes[j]) = 'number' THEN
          results[run[j]] := jsonb_build_object('status', 'applied', 'syncSeq', outcomes[j]);
          versions[run[j]] := 1;
        ELSE
          results[run[j]] := outcomes[j];
        END IF;
      END LOOP;
      run := '{}';
    END IF;
    EXIT WHEN i = 0;

    IF answer IS NULL AND op -> 'dependsOn' <> '[]' THEN
      SELECT d.id INTO waits FROM jsonb_array_elements_text(op -> 'dependsOn') d (id)
      WHERE coalesce(results[(place -> lower(d.id))::integer], known -> lower(d.id) -> 'result') ->> 'status' IN ('refused', 'waiting')
        OR (ids @> ARRAY[lower(d.id)] AND coalesce(results[(place -> lower(d.id))::integer], known -> lower(d.id) -> 'result') IS NULL)
      LIMIT 1;
      IF waits IS NOT NULL THEN answer := '{"status": "waiting"}'; END IF;
    END IF;
    IF answer IS NOT NULL THEN
      results[i] := answer;
    ELSIF columns IS NOT NULL THEN
      IF run = '{}' THEN
        run_entity := op ->> 'entity';
        run_columns := columns;
        run_rows := '{}';
      END IF;
      run := run || i;
      run_rows := run_rows || new_row;
    ELSE
      BEGIN
        answer := public.clubos_push_change(op, entity, (
          SELECT count(*) FROM (
            SELECT o.row_version FROM public.sync_ops o
            WHERE op ->> 'kind' = 'delete' AND o.entity = op ->> 'entity' AND o.row_id = op ->> 'rowId'
              AND o.device_id = device AND o.row_version > (op ->> 'baseVersion')::integer
            UNION SELECT versions[n] FROM generate_subscripts(ops, 1) n
            WHERE op ->> 'kind' = 'delete' AND versions[n] > (op ->> 'baseVersion')::integer
              AND ops[n] ->> 'rowId' = op ->> 'rowId' AND ops[n] ->> 'entity' = op ->> 'entity'
          ) own)::integer);
        versions[i] := answer ->> 'version';
        results[i] := answer - 'version' - 'changed';
      EXCEPTION WHEN OTHERS THEN
        results[i] := public.clubos_refusal_of(SQLSTATE, SQLERRM);
        IF results[i] IS NULL THEN RAISE; END IF;
      END;
    END IF;
  END LOOP;

  results := ARRAY(SELECT coalesce(results[n], results[(place -> ids[n])::integer]) || jsonb_build_object('opId', op_ids[n])
    FROM generate_series(1, size) n ORDER BY n);
  PERFORM public.clubos_record_push(device, greatest(last, numbers[positions[size]]), to_jsonb(ARRAY(
    SELECT jsonb_build_object('op_id', nullif(ids[n], ''), 'number', numbers[n], 'entity', ops[n] ->> 'entity',
      'row_id', left(ops[n] ->> 'rowId', 200), 'kind', ops[n] ->> 'kind', 'version', versions[n], 'result', results[n],
      'made_at', CASE WHEN results[n] ->> 'code' IN ('MALFORMED', 'UNKNOWN_ENTITY', 'OP_ID_TAKEN') THEN NULL ELSE ops[n] ->> 'madeAt' END,
      'operation', CASE WHEN results[n] ->> 'status' = 'refused' AND octet_length(operations[n]) <= 262144 THEN operations[n] END)
    FROM unnest(fresh) n)));
  RETURN jsonb_build_object('status', 'done', 'results', to_jsonb(results));
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_push(uuid, text[], integer[], text[]) IS 'Applies the operations of a device in the order of their numbers, exactly once each, under the caller''s own rights. Raises only what may pass when tried again.';
--> statement-breakpoint
-- Numbers, indexes and triggers for every table that desks copy. Run again after adding one.
CREATE FUNCTION clubos_install_sync() RETURNS void
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  synced text[] := ARRAY(
    SELECT c.relname FROM pg_catalog.pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND EXISTS (
      SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'sync_seq' AND NOT a.attisdropped)
    ORDER BY c.relname);
  name text;
  versioned boolean;
  waiting boolean;
BEGIN
  PERFORM public.clubos_lock_head();
  FOREACH name IN ARRAY synced LOOP
    versioned := EXISTS (SELECT FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = to_regclass(format('public.%I', name)) AND a.attname = 'deleted_at' AND NOT a.attisdropped);
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE sync_seq = 0)', name) INTO waiting;
    -- A number changes nothing of a row, so no rule has a say; and without an index it is several times faster.
    IF waiting THEN
      EXECUTE format('ALTER TABLE public.%I DISABLE TRIGGER USER', name);
      EXECUTE format('UPDATE public.%I SET sync_seq = nextval(''public.sync_sequence'') WHERE sync_seq = 0', name);
      EXECUTE format('ALTER TABLE public.%I ENABLE TRIGGER USER', name);
    END IF;
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON public.%I (sync_seq)', name || '_in_order', name);
    EXECUTE format('CREATE OR REPLACE TRIGGER aa_before_sync BEFORE INSERT OR UPDATE ON public.%I
      FOR EACH STATEMENT EXECUTE FUNCTION public.clubos_before_sync()', name);
    -- Named to come last, when other triggers have had their say.
    EXECUTE format('CREATE OR REPLACE TRIGGER zz_stamp BEFORE INSERT OR UPDATE ON public.%I
      FOR EACH ROW EXECUTE FUNCTION public.%I()', name, CASE WHEN versioned THEN 'clubos_stamp' ELSE 'clubos_stamp_added' END);
  END LOOP;
  EXECUTE format(
    'CREATE OR REPLACE FUNCTION public.clubos_reached() RETURNS bigint
     LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %L AS $f$
       SELECT greatest((SELECT h.pruned_to FROM public.sync_head h), %s) $f$', '',
    (SELECT string_agg(format('(SELECT max(t.sync_seq) FROM public.%I t)', s), ', ') FROM unnest(synced) s));
  -- Whatever the planner believes of the tables: along the indexes, and no further than needed.
  EXECUTE format(
    'CREATE OR REPLACE FUNCTION public.clubos_page(after bigint, most integer, OUT upto bigint, OUT complete boolean)
     LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = %L SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $f$
     DECLARE
       reached bigint := public.clubos_reached();
     BEGIN
       IF reached > after THEN
         SELECT u.sync_seq INTO upto FROM (%s) u ORDER BY u.sync_seq OFFSET most - 1 LIMIT 1;
       END IF;
       complete := upto IS NULL;
       upto := coalesce(upto, greatest(after, reached));
     END $f$', '',
    (SELECT string_agg(format('SELECT t.sync_seq FROM public.%I t WHERE t.sync_seq > after', s), ' UNION ALL ') FROM unnest(synced) s));
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_install_sync() FROM PUBLIC;
--> statement-breakpoint
SELECT clubos_install_sync();
--> statement-breakpoint
COMMENT ON FUNCTION clubos_page(bigint, integer) IS 'Up to which number there are so many rows after that one, seen or not; complete: there are fewer.';
--> statement-breakpoint
COMMENT ON FUNCTION clubos_reached() IS 'The highest number that the asking statement can see the rows of, were it allowed to see all.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_reached(), clubos_page(bigint, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_reached(), clubos_page(bigint, integer)
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'clubos_hello(uuid, integer, text, text, text)', 'clubos_register_device(uuid, uuid, text, text, text)', 'clubos_rights()',
    'clubos_refusal_of(text, text)', 'clubos_refused(text, text)', 'clubos_entity(text)',
    'clubos_check_operation(jsonb, text, jsonb, uuid)', 'clubos_push_inserts(text, text, jsonb[])', 'clubos_keep_conflict(jsonb, jsonb)',
    'clubos_merge_set(jsonb, jsonb, jsonb)', 'clubos_greatest(jsonb, jsonb)', 'clubos_merge(jsonb, jsonb, jsonb, jsonb, jsonb)',
    'clubos_set_fields(jsonb, jsonb[])', 'clubos_push_update(jsonb, jsonb, jsonb, jsonb, jsonb)', 'clubos_push_delete(jsonb, jsonb, integer)',
    'clubos_push_change(jsonb, jsonb, integer)', 'clubos_check_numbers(integer, text[], integer[], integer[], jsonb, jsonb)',
    'clubos_read_operation(text, text, uuid)', 'clubos_record_push(uuid, integer, jsonb)', 'clubos_advance_device(uuid, integer)', 'clubos_push(uuid, text[], integer[], text[])'
  ] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION public.%s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION public.%s TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin', name);
  END LOOP;
END
$$;
--> statement-breakpoint
DO $$
DECLARE
  rule record;
BEGIN
  FOR rule IN SELECT * FROM (VALUES
    ('sops', 'audience locations current_version', 'sop_versions.sop_id knowledge_links.sop_id knowledge_links.other_sop_id'),
    ('facts', 'audience location_id', ''),
    ('bays', 'location_id', ''),
    ('cached_answers', 'audience location_id', ''),
    ('intake_items', 'location_id', 'knowledge_links.intake_item_id'),
    ('training_examples', 'location_id', ''),
    ('settings', 'scope key', ''),
    ('tickets', 'location_id', 'ticket_comments.ticket_id ticket_events.ticket_id attachments.ticket_id'),
    ('saved_views', 'shared', ''),
    ('conversations', 'location_id', 'messages.conversation_id notes.conversation_id drafts.conversation_id scheduled_messages.conversation_id'),
    ('customers', 'location_id', 'opt_outs.customer_id'),
    ('canned_replies', 'location_id', ''),
    ('macros', 'location_id', ''),
    ('escalations', 'location_id', ''),
    ('on_call', 'location_id', ''),
    ('failures', 'location_id', ''),
    ('proposals', 'audience', 'approvals.proposal_id replay_runs.proposal_id replay_results.run_id/replay_runs.proposal_id')
  ) AS rules (name, deciding, children) LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON public.%I FOR EACH ROW WHEN (%s) EXECUTE FUNCTION public.clubos_depart(%s)',
      rule.name || '_depart', rule.name,
      (SELECT string_agg(format('OLD.%1$I IS DISTINCT FROM NEW.%1$I', d), ' OR ') FROM unnest(string_to_array(rule.deciding, ' ')) d),
      coalesce((SELECT string_agg(quote_literal(c), ', ') FROM unnest(string_to_array(rule.children, ' ')) c), ''));
  END LOOP;
END
$$;
--> statement-breakpoint
INSERT INTO sync_entities (entity, author, fields) VALUES
  ('login_attempts', 'person_id', '{}'),
  ('questions', 'asked_by', '{}'),
  ('answers', 'asked_by', '{}'),
  ('feedback', 'given_by', '{}'),
  ('traces', 'asked_by', '{}'),
  ('spans', 'asked_by', '{}'),
  ('intake_items', 'created_by', '{}'),
  ('knowledge_links', 'created_by', '{}'),
  ('training_examples', 'labelled_by', '{}'),
  ('cached_answers', 'created_by', '{"hits": "greatest", "helpful": "greatest", "wrong": "greatest", "retired_at": "first"}'),
  ('router_models', 'trained_by', '{}'),
  ('settings', 'changed_by', '{"changed_by": "first", "changed_at": "first"}'),
  ('tickets', 'created_by', '{"status": "state", "tags": "merge-set", "watchers": "merge-set"}'),
  ('ticket_comments', 'author_id', '{}'),
  ('attachments', 'created_by', '{}'),
  ('saved_views', 'created_by', '{}'),
  ('customers', NULL, '{}'),
  ('conversations', NULL, '{"unread_count": "greatest", "last_message_at": "greatest"}'),
  ('messages', 'author_id', '{}'),
  ('opt_outs', 'created_by', '{}'),
  ('drafts', 'author_id', '{}'),
  ('scheduled_messages', 'author_id', '{"status": "state"}'),
  ('notes', 'author_id', '{"mentions": "merge-set"}'),
  ('canned_replies', 'created_by', '{}'),
  ('macros', 'created_by', '{}'),
  ('escalations', 'created_by', '{"resolved_at": "first"}'),
  ('on_call', 'created_by', '{}'),
  ('failures', 'created_by', '{}'),
  ('failure_groups', 'created_by', '{"status": "state"}'),
  ('proposals', 'proposed_by', '{"status": "state"}'),
  ('approvals', 'approver_id', '{}'),
  ('replay_runs', 'created_by', '{"finished_at": "first"}'),
  ('replay_results', NULL, '{}'),
  ('change_plans', 'created_by', '{"status": "state"}'),
  ('change_steps', NULL, '{"status": "state", "started_at": "first", "finished_at": "first"}'),
  ('ledger', NULL, '{}'),
  ('sync_conflicts', 'made_by', '{"resolution": "first"}');
--> statement-breakpoint
-- What desks that were away for longer have missed for good: they fetch everything again.
CREATE FUNCTION clubos_prune(before timestamptz) RETURNS bigint
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  name text;
  found record;
  seq bigint;
  pruned bigint := 0;
BEGIN
  PERFORM public.clubos_lock_head();
  WITH gone AS (DELETE FROM public.sync_departures d WHERE d.left_at < before RETURNING d.sync_seq)
  SELECT coalesce(max(g.sync_seq), 0) INTO pruned FROM gone g;
  FOR name IN
    SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'deleted_at'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND EXISTS (
      SELECT FROM pg_catalog.pg_attribute k WHERE k.attrelid = c.oid AND k.attname = 'sync_seq')
  LOOP
    FOR found IN EXECUTE format('SELECT ctid FROM public.%I WHERE deleted_at < $1', name) USING before LOOP
      BEGIN
        EXECUTE format('DELETE FROM public.%I WHERE ctid = $1 RETURNING sync_seq', name) INTO seq USING found.ctid;
        pruned := greatest(pruned, seq);
      EXCEPTION WHEN integrity_constraint_violation THEN
        -- Something still refers to it.
        NULL;
      END;
    END LOOP;
  END LOOP;
  DELETE FROM public.sync_ops o WHERE o.applied_at < before;
  UPDATE public.sync_head SET pruned_to = greatest(pruned_to, pruned);
  RETURN pruned;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_prune(timestamptz) IS 'By the owner: forgets departures, tombstones and results of operations from before then. No operation that was answered may be sent again after that long.';
--> statement-breakpoint
-- After a restore: cursors mean nothing any more, and desks send again what they were told was applied.
CREATE FUNCTION clubos_new_epoch(restored_to timestamptz) RETURNS uuid
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  made uuid := gen_random_uuid();
BEGIN
  PERFORM public.clubos_lock_head();
  PERFORM setval('public.sync_sequence', greatest(public.clubos_reached(), (SELECT s.last_value FROM public.sync_sequence s)) + 1);
  UPDATE public.sync_head h SET epoch = made, restored_to = clubos_new_epoch.restored_to;
  PERFORM pg_notify('clubos_sync', '');
  RETURN made;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_new_epoch(timestamptz) IS 'By the owner, after an earlier state was brought back: the moment of that state.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_prune(timestamptz), clubos_new_epoch(timestamptz), clubos_before_sync(), clubos_stamp(),
  clubos_stamp_added(), clubos_depart(), clubos_settle_conflict() FROM PUBLIC;
--> statement-breakpoint
COMMENT ON TABLE sync_head IS 'One row, locked by whoever changes synced rows until commit, so that the order of numbers is the order of commits.';
--> statement-breakpoint
COMMENT ON COLUMN sync_head.epoch IS 'Becomes another when an earlier state of the database is brought back.';
--> statement-breakpoint
COMMENT ON COLUMN sync_head.pruned_to IS 'Deletions and departures up to this number are forgotten.';
--> statement-breakpoint
COMMENT ON TABLE client_versions IS 'One row: the oldest apps that the database still talks to, and the one it would rather talk to.';
--> statement-breakpoint
COMMENT ON TABLE sync_entities IS 'Tables that desks push to. fields: how a column is merged, where not keep-both.';
--> statement-breakpoint
COMMENT ON TABLE sync_ops IS 'What became of each operation, so that it is applied once however often it is sent.';
--> statement-breakpoint
COMMENT ON TABLE dead_letters IS 'Operations that were refused for good, with what they said unless it was too large.';
--> statement-breakpoint
COMMENT ON TABLE sync_conflicts IS 'Changes that came second and wait for a person; settled once. mine is the author''s, theirs stands meanwhile.';
--> statement-breakpoint
COMMENT ON TABLE sync_departures IS 'Rows that may have left somebody''s sight: ids only.';
