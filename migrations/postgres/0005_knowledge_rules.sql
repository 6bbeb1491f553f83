-- Rows of insert-only tables may still get another place in the order of changes: that is bookkeeping.
CREATE OR REPLACE FUNCTION clubos_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- As text, which also tells 1.0 from 1.00.
    IF (to_jsonb(NEW) - 'sync_seq')::text = (to_jsonb(OLD) - 'sync_seq')::text THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'Rows of % are only ever added.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'login_attempts', 'questions', 'answers', 'feedback', 'traces', 'spans', 'vault_keys'
  ] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION public.clubos_refuse_change()', name || '_insert_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION public.clubos_refuse_change()', name || '_never_emptied', name);
  END LOOP;
END
$$;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'devices', 'sessions', 'login_attempts', 'questions', 'answers', 'feedback', 'traces', 'spans',
    'intake_items', 'knowledge_links', 'vault_records', 'vault_keys', 'cached_answers',
    'training_examples', 'router_models', 'settings'
  ] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON public.%I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Everybody keeps record of their own devices and sign-ins. The number of the last operation is the server's.
GRANT SELECT ON devices, sessions, login_attempts
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, person_id, name, platform, app_version),
  UPDATE (name, platform, app_version, last_seen_at) ON devices
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, person_id, device_id, started_at, last_seen_at),
  UPDATE (last_seen_at, ended_at) ON sessions
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, person_id, device_id, outcome, attempted_at) ON login_attempts
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
-- Whoever asks leaves the question, its answer and its trace. Guests read none of them: they share a screen.
GRANT INSERT (id, trace_id, text, channel, location_id, customer_id, asked_by, asked_at) ON questions
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, question_id, asked_by, location_id, assistant, confidence, tier, body, citations, model, answered_at, duration_ms) ON answers
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, answer_id, verdict, correction, location_id, given_by, given_at) ON feedback
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, trace_id, location_id, assistant, confidence, tier, status, asked_by, started_at, duration_ms) ON traces
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, trace_id, span_id, parent_span_id, name, start_ms, duration_ms, status, attributes, asked_by, location_id) ON spans
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT SELECT ON questions, answers, feedback, traces, spans
TO clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT SELECT ON intake_items, knowledge_links, training_examples
TO clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, source, text, trace_id, location_id, classification, status, created_by, created_at) ON intake_items
TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT UPDATE (text, classification, status, deleted_at) ON intake_items TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, sop_id, kind, other_sop_id, intake_item_id, confidence, created_by, created_at) ON knowledge_links
TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT UPDATE (kind, deleted_at) ON knowledge_links TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, text, label, source, trace_id, location_id, labelled_by, labelled_at),
  UPDATE (label, deleted_at) ON training_examples
TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT SELECT ON vault_records, vault_keys TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, audience, location_id, ciphertext, nonce, tag, key_generation, changed_by),
  UPDATE (ciphertext, nonce, tag, key_generation, version, changed_by, changed_at, deleted_at) ON vault_records
TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, record_id, generation, person_id, public_key, sealed_key, created_by) ON vault_keys
TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT SELECT ON cached_answers, router_models, settings
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
-- A cached answer reaches guests unasked: only who may approve knowledge adds one, all staff may retire one.
GRANT INSERT (id, assistant, audience, location_id, question, answer, dependencies, similar_at, created_by, created_at),
  UPDATE (similar_at, hits, helpful, wrong, deleted_at) ON cached_answers
TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT UPDATE (retired_at) ON cached_answers TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, number, metrics, weights, weights_sha256, status, trained_by, trained_at) ON router_models
TO clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, key, scope, value, changed_by, changed_at),
  UPDATE (value, changed_by, changed_at, deleted_at) ON settings
TO clubos_admin;
--> statement-breakpoint
-- Who wrote and approved a text is for the staff, why it was changed for those who manage knowledge.
REVOKE SELECT ON sop_versions FROM clubos_kiosk, clubos_support, clubos_operator;
--> statement-breakpoint
GRANT SELECT (id, sop_id, version, content, sha256, approved_at, sync_seq) ON sop_versions
TO clubos_kiosk, clubos_support, clubos_operator;
--> statement-breakpoint
GRANT SELECT (author, approved_by) ON sop_versions TO clubos_support, clubos_operator;
--> statement-breakpoint
-- The view was made anew, and with it went its rights.
ALTER VIEW staff_names SET (security_barrier = true);
--> statement-breakpoint
REVOKE ALL ON staff_names FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT ON staff_names
TO clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
COMMENT ON VIEW staff_names IS 'Names of everybody, for roles that may not read the rest of staff.';
--> statement-breakpoint
CREATE FUNCTION clubos_are_periods(periods jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
DECLARE
  period jsonb;
  clock constant text := '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$';
BEGIN
  IF periods IS NULL OR jsonb_typeof(periods) <> 'array' THEN RETURN false; END IF;
  FOR period IN SELECT each.value FROM jsonb_array_elements(periods) each LOOP
    IF jsonb_typeof(period) <> 'array' THEN RETURN false; END IF;
    IF jsonb_array_length(period) <> 2
      OR jsonb_typeof(period -> 0) <> 'string' OR jsonb_typeof(period -> 1) <> 'string'
      OR period ->> 0 !~ clock OR period ->> 1 !~ clock
      OR (period ->> 0) COLLATE "C" >= (period ->> 1) COLLATE "C" THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_are_periods(jsonb) IS 'Whether this is a list of [from, to] in wall-clock times, such as ["09:30", "24:00"].';
--> statement-breakpoint
CREATE FUNCTION clubos_are_weekly_hours(hours jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
DECLARE
  days constant text[] := ARRAY['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
BEGIN
  IF hours IS NULL OR jsonb_typeof(hours) <> 'object' THEN RETURN false; END IF;
  RETURN hours ?& days AND hours - days = '{}'
    AND (SELECT bool_and(public.clubos_are_periods(each.value)) FROM jsonb_each(hours) each);
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_are_weekly_hours(jsonb) IS 'Whether this has the periods of each weekday, mon to sun, and nothing else.';
--> statement-breakpoint
CREATE FUNCTION clubos_are_holidays(holidays jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
DECLARE
  holiday jsonb;
  -- A cast to a date would depend on the session's settings; this does not.
  date constant text := '^(([0-9][0-9][2468][048]|[0-9][0-9][13579][26]|[0-9][0-9]0[48]|[02468][048]00|[13579][26]00)-02-29'
    || '|[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])))$';
BEGIN
  IF holidays IS NULL OR jsonb_typeof(holidays) <> 'array' THEN RETURN false; END IF;
  FOR holiday IN SELECT each.value FROM jsonb_array_elements(holidays) each LOOP
    IF jsonb_typeof(holiday) <> 'object' THEN RETURN false; END IF;
    IF jsonb_typeof(holiday -> 'date') IS DISTINCT FROM 'string' OR holiday ->> 'date' !~ date
      OR jsonb_typeof(holiday -> 'name') IS DISTINCT FROM 'string' OR holiday ->> 'name' = ''
      OR NOT public.clubos_are_periods(holiday -> 'hours') THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_are_holidays(jsonb) IS 'Whether this is a list of dates, each with a name and the periods that replace its weekday''s.';
--> statement-breakpoint
ALTER TABLE locations
  ADD CONSTRAINT locations_hours_form CHECK (clubos_are_weekly_hours(hours)),
  ADD CONSTRAINT locations_staffed_hours_form CHECK (clubos_are_weekly_hours(staffed_hours)),
  ADD CONSTRAINT locations_holidays_form CHECK (clubos_are_holidays(holidays));
--> statement-breakpoint
-- No free text fits in: no name, no number of a customer, nothing anybody wrote.
CREATE FUNCTION clubos_are_span_attributes(attributes jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
DECLARE
  name text;
  given jsonb;
BEGIN
  IF attributes IS NULL OR jsonb_typeof(attributes) <> 'object' THEN RETURN false; END IF;
  FOR name, given IN SELECT each.key, each.value FROM jsonb_each(attributes) each LOOP
    IF NOT (CASE
      WHEN name IN (
        'clubos.assistant', 'clubos.tier', 'clubos.emergency.kinds', 'clubos.route.label',
        'clubos.route.runner_up', 'gen_ai.operation.name', 'gen_ai.provider.name', 'error.type'
      ) THEN jsonb_typeof(given) = 'string' AND given #>> '{}' ~ '^[A-Za-z][A-Za-z ._-]{0,199}$'
      WHEN name = 'clubos.location' THEN
        jsonb_typeof(given) = 'string' AND given #>> '{}' ~ '^[a-z][a-z0-9-]{0,62}$'
        AND given #>> '{}' !~ '[0-9]{4}'
      WHEN name IN ('gen_ai.request.model', 'gen_ai.response.model') THEN
        jsonb_typeof(given) = 'string' AND given #>> '{}' ~ '^[A-Za-z][A-Za-z0-9._:/-]{0,99}$'
      WHEN name IN (
        'clubos.retrieval.citations', 'clubos.audience.removed', 'clubos.route.confidence',
        'gen_ai.usage.input_tokens', 'gen_ai.usage.output_tokens'
      ) THEN jsonb_typeof(given) = 'number'
      WHEN name IN ('clubos.emergency.figure_of_speech', 'clubos.embedding.used') THEN
        jsonb_typeof(given) = 'boolean'
      ELSE false
    END) THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_are_span_attributes(jsonb) IS 'Whether only known attributes are there, each in its own narrow form. A new attribute is added here first.';
--> statement-breakpoint
ALTER TABLE spans ADD CONSTRAINT spans_attributes_known CHECK (clubos_are_span_attributes(attributes));
--> statement-breakpoint
CREATE FUNCTION clubos_is_setting(key text, value jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
DECLARE
  kind constant text := jsonb_typeof(value);
  number numeric;
  least_number numeric := 0;
  most numeric;
BEGIN
  IF key IN ('models.answering', 'models.analysis') THEN
    RETURN kind = 'string' AND value #>> '{}' ~ '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$';
  ELSIF key = 'updates.channel' THEN
    RETURN kind = 'string' AND value #>> '{}' ~ '^[a-z]{1,20}$';
  ELSIF key IN ('routing.specialist-at', 'routing.general-at') THEN
    most := 1;
  ELSIF key = 'escalation.urgent-after-minutes' THEN
    least_number := 1; most := 1440;
  ELSIF key = 'approvals.needed' THEN
    least_number := 1; most := 9;
  ELSIF key = 'approvals.expire-after-days' THEN
    least_number := 1; most := 365;
  ELSIF key = 'models.cents-per-month' THEN
    most := 100000000;
  ELSE
    RETURN false;
  END IF;
  IF kind <> 'number' THEN RETURN false; END IF;
  number := value::numeric;
  RETURN number BETWEEN least_number AND most AND (key LIKE 'routing.%' OR number = trunc(number));
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_is_setting(text, jsonb) IS 'Whether the key is known and the value has its form and range. A new setting is added here first.';
--> statement-breakpoint
ALTER TABLE settings ADD CONSTRAINT settings_value_form CHECK (clubos_is_setting(key, value));
--> statement-breakpoint
CREATE FUNCTION clubos_login_role(email text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = ''
RETURN 'clubos_p_' || left(encode(sha256(convert_to(lower(btrim(email)), 'UTF8')), 'hex'), 40);
--> statement-breakpoint
COMMENT ON FUNCTION clubos_login_role(text) IS 'Login role of the person with this e-mail, as desktops derive it to sign in.';
--> statement-breakpoint
-- Who changes a login role by way of staff can therefore change no other role of the server.
ALTER TABLE staff ADD CONSTRAINT staff_pg_role_of_email CHECK (pg_role = clubos_login_role(email));
--> statement-breakpoint
DO $$
DECLARE
  signature text;
BEGIN
  FOREACH signature IN ARRAY ARRAY[
    'clubos_are_periods(jsonb)', 'clubos_are_weekly_hours(jsonb)', 'clubos_are_holidays(jsonb)',
    'clubos_are_span_attributes(jsonb)', 'clubos_is_setting(text, jsonb)', 'clubos_login_role(text)'
  ] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION public.%s FROM PUBLIC', signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION public.%s TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker', signature);
  END LOOP;
END
$$;
--> statement-breakpoint
-- A snapshot from before somebody was suspended, or a customer opted out, must not outvote the present.
CREATE FUNCTION clubos_require_present() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  -- The owner restores and imports as they please.
  IF pg_has_role(session_user, current_user, 'MEMBER') THEN RETURN; END IF;
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RAISE EXCEPTION 'Changes are made to what is there now: use the isolation level READ COMMITTED.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF public.clubos_me() IS NULL AND NOT pg_has_role(session_user, 'clubos_worker', 'MEMBER') THEN
    RAISE EXCEPTION 'This account is not an active member of the staff.' USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_require_present() IS 'Refuses changes by anybody but the owner, a worker and active people, and any that rest on an old snapshot.';
--> statement-breakpoint
CREATE FUNCTION clubos_before_vault() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM public.clubos_require_present();
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER vault_records_present BEFORE INSERT OR UPDATE ON vault_records
FOR EACH STATEMENT EXECUTE FUNCTION clubos_before_vault();
--> statement-breakpoint
CREATE TRIGGER vault_keys_present BEFORE INSERT ON vault_keys
FOR EACH STATEMENT EXECUTE FUNCTION clubos_before_vault();
--> statement-breakpoint
CREATE FUNCTION clubos_check_vault_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  -- The version is part of what was encrypted, so only the writer can raise it.
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'This vault record was changed meanwhile.' USING ERRCODE = 'serialization_failure';
  END IF;
  IF NEW.ciphertext <> OLD.ciphertext AND NEW.nonce = OLD.nonce THEN
    RAISE EXCEPTION 'A nonce may be used once only.' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.key_generation < OLD.key_generation THEN
    RAISE EXCEPTION 'A vault record never goes back to an older key.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER vault_records_change BEFORE UPDATE ON vault_records
FOR EACH ROW EXECUTE FUNCTION clubos_check_vault_change();
--> statement-breakpoint
CREATE FUNCTION clubos_check_vault_recipient() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.staff s JOIN public.vault_records r ON r.id = NEW.record_id
    WHERE s.id = NEW.person_id AND s.status = 'active' AND s.deleted_at IS NULL
      AND (s.role = 'admin' OR s.role = 'manager' AND r.audience = 'management')
      AND (s.locations = '{}' OR r.location_id IS NULL OR r.location_id = ANY (s.locations))
  ) THEN
    RAISE EXCEPTION 'This person may not open this vault record.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER vault_keys_recipient BEFORE INSERT ON vault_keys
FOR EACH ROW EXECUTE FUNCTION clubos_check_vault_recipient();
--> statement-breakpoint
-- Called by the two functions below, and so as their owner; nobody else may call it.
CREATE FUNCTION clubos_admin_reach(wanted text[]) RETURNS text[]
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  limits text[] := '{}';
BEGIN
  -- Before anybody's row is locked: a push under way may refer to that person next, and would wait for this.
  PERFORM public.clubos_lock_head();
  -- The owner makes the first administrator.
  IF session_user <> current_user THEN
    -- Locked, so that two administrators cannot suspend each other at the same moment.
    SELECT s.locations INTO limits FROM public.staff s
    WHERE s.pg_role = session_user AND s.role = 'admin' AND s.status = 'active' AND s.deleted_at IS NULL
    FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Only an active administrator may do this.' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  IF array_position(wanted, NULL) IS NOT NULL OR EXISTS (
    SELECT FROM unnest(wanted) each (id)
    WHERE NOT EXISTS (SELECT FROM public.locations l WHERE l.id = each.id AND l.deleted_at IS NULL)
  ) THEN
    RAISE EXCEPTION 'There is no such location.' USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF limits <> '{}' AND (wanted = '{}' OR NOT wanted <@ limits) THEN
    RAISE EXCEPTION 'This reaches beyond your own locations.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN limits;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_admin_reach(text[]) IS 'Refuses unless an administrator (or the owner) is signed in whose locations cover those wanted; null: none are. Returns their limits.';
--> statement-breakpoint
CREATE FUNCTION clubos_create_person(person uuid, full_name text, mail text, group_name text, places text[], verifier text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  login constant text := public.clubos_login_role(mail);
BEGIN
  PERFORM public.clubos_admin_reach(places);
  IF mail IS NULL OR mail !~ '^[!-~]+$' THEN
    RAISE EXCEPTION 'An e-mail address has no spaces and no letters but a to z.' USING ERRCODE = 'check_violation';
  END IF;
  -- Never a password: statements end up in logs.
  IF verifier IS NULL OR verifier !~ '^SCRAM-SHA-256[$][1-9][0-9]{3,6}:[A-Za-z0-9+/]{22}==[$][A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$' THEN
    RAISE EXCEPTION 'The password must come as a SCRAM-SHA-256 verifier.' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  -- First, because the table checks what the role is made from.
  INSERT INTO public.staff (id, name, email, role, locations, pg_role)
  VALUES (person, full_name, lower(mail), group_name, places, login);
  -- Enough for a few devices at once, and too few to keep everybody else out.
  EXECUTE format('CREATE ROLE %I LOGIN CONNECTION LIMIT 20 PASSWORD %L IN ROLE %I', login, verifier, 'clubos_' || group_name);
  RETURN login;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_create_person(uuid, text, text, text, text[], text) IS 'By an administrator: makes a member of the staff and their login role, which it returns. Its owner needs CREATEROLE.';
--> statement-breakpoint
CREATE FUNCTION clubos_set_person(person uuid, new_role text DEFAULT NULL, new_locations text[] DEFAULT NULL, new_status text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  before public.staff;
  after public.staff;
  limits text[] := public.clubos_admin_reach(new_locations);
  other text;
BEGIN
  SELECT * INTO before FROM public.staff s WHERE s.id = person AND s.deleted_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no such person.' USING ERRCODE = 'no_data_found';
  END IF;
  -- Hence there is always an administrator left.
  IF before.pg_role = session_user THEN
    RAISE EXCEPTION 'Nobody changes their own account.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF limits <> '{}' AND (before.locations = '{}' OR NOT before.locations <@ limits) THEN
    RAISE EXCEPTION 'This reaches beyond your own locations.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE public.staff s SET role = coalesce(new_role, s.role), status = coalesce(new_status, s.status),
    locations = coalesce(new_locations, s.locations)
  WHERE s.id = person RETURNING * INTO after;
  IF after.role <> before.role THEN
    EXECUTE format('REVOKE %I FROM %I', 'clubos_' || before.role, before.pg_role);
    EXECUTE format('GRANT %I TO %I', 'clubos_' || after.role, before.pg_role);
  END IF;
  IF after.status <> before.status THEN
    EXECUTE format('ALTER ROLE %I %s', before.pg_role, CASE after.status WHEN 'active' THEN 'LOGIN' ELSE 'NOLOGIN' END);
  END IF;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_set_person(uuid, text, text[], text) IS 'By an administrator, about anybody but themselves: role, locations, status; null leaves as it is. Who is suspended cannot sign in.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_admin_reach(text[]), clubos_require_present(), clubos_before_vault(), clubos_check_vault_change(), clubos_check_vault_recipient(), clubos_refuse_change(),
  clubos_create_person(uuid, text, text, text, text[], text), clubos_set_person(uuid, text, text[], text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_create_person(uuid, text, text, text, text[], text), clubos_set_person(uuid, text, text[], text) TO clubos_admin;
--> statement-breakpoint
-- Nobody has any business in the server's other standing databases. On a server that is not ours alone this may not be ours to say.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT d.datname FROM pg_database d WHERE d.datname IN ('postgres', 'template1') AND has_database_privilege('public', d.oid, 'CONNECT') LOOP
    BEGIN
      EXECUTE format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', name);
    EXCEPTION WHEN insufficient_privilege THEN
      NULL;
    END;
    IF has_database_privilege('public', name, 'CONNECT') THEN
      RAISE NOTICE 'Everybody with a login may still connect to the database "%": only its owner can change that.', name;
    END IF;
  END LOOP;
END
$$;
--> statement-breakpoint
-- Whoever is a member of a group role may say DROP OWNED BY that role, which takes it out of every policy.
CREATE FUNCTION clubos_guard_structure() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF NOT pg_has_role(session_user, current_user, 'MEMBER') THEN
    RAISE EXCEPTION 'Only the owner changes how the database is made.' USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_guard_structure() FROM PUBLIC;
--> statement-breakpoint
DO $$
BEGIN
  CREATE EVENT TRIGGER clubos_structure ON ddl_command_start EXECUTE FUNCTION public.clubos_guard_structure();
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'Only a superuser can keep others from changing the structure by an event trigger; column grants on sync_entities stop DROP OWNED.';
END
$$;
--> statement-breakpoint
-- Large objects are nobody's business here; anybody could fill the disk with them. They are the server's to close.
DO $$
BEGIN
  REVOKE EXECUTE ON FUNCTION pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid), pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC;
EXCEPTION WHEN insufficient_privilege THEN
  NULL;
END
$$;
--> statement-breakpoint
COMMENT ON TABLE devices IS 'Database files on computers, each of one person.';
--> statement-breakpoint
COMMENT ON COLUMN devices.last_seq IS 'Highest operation number that was applied; only the server sets it.';
--> statement-breakpoint
COMMENT ON TABLE sessions IS 'Who was signed in where and when. An ended session stays ended.';
--> statement-breakpoint
COMMENT ON TABLE login_attempts IS 'Sign-ins on a device, failed ones told by the next that succeeded. Insert-only.';
--> statement-breakpoint
COMMENT ON TABLE questions IS 'What was asked, without anything of a customer. Seen by who asked and by management. Insert-only.';
--> statement-breakpoint
COMMENT ON TABLE answers IS 'What the club said to a question. Insert-only; a better answer is another row.';
--> statement-breakpoint
COMMENT ON COLUMN answers.asked_by IS 'Repeats the question''s, which a foreign key ensures: who may read the one may read the other.';
--> statement-breakpoint
COMMENT ON TABLE feedback IS 'What people thought of an answer. Insert-only; a second thought is another row.';
--> statement-breakpoint
COMMENT ON TABLE traces IS 'Ways of questions in time and numbers. Insert-only.';
--> statement-breakpoint
COMMENT ON TABLE spans IS 'Steps of a trace. Attributes are allow-listed, so that nothing of a customer gets in. Insert-only.';
--> statement-breakpoint
COMMENT ON TABLE intake_items IS 'What was learned and waits to be sorted. Seen by who brought it and by management.';
--> statement-breakpoint
COMMENT ON COLUMN intake_items.text IS 'Empty once it has gone into the vault.';
--> statement-breakpoint
COMMENT ON TABLE knowledge_links IS 'How a SOP relates to another one or to something learned.';
--> statement-breakpoint
COMMENT ON TABLE vault_records IS 'Secrets as ciphertext (AES-256-GCM); no key is on the server.';
--> statement-breakpoint
COMMENT ON TABLE vault_keys IS 'Keys of vault records, each sealed for one person (X25519). Insert-only.';
--> statement-breakpoint
COMMENT ON TABLE cached_answers IS 'Answers to be given again while all that they rest on is current.';
--> statement-breakpoint
COMMENT ON TABLE training_examples IS 'Labelled questions that the router learns from.';
--> statement-breakpoint
COMMENT ON TABLE router_models IS 'Routers that were trained; at most one is live.';
--> statement-breakpoint
COMMENT ON TABLE settings IS 'What administrators decide. A null scope is the whole club; a location''s own value goes before it.';
