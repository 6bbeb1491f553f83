-- Which router every desk uses is decided by an administrator and said in the ledger. All models stay
-- on the server; desks hold the weights of the live one only, as each may be as large as all else.
ALTER TABLE "router_models" ADD COLUMN "bytes" integer;
--> statement-breakpoint
ALTER TABLE "router_models" ADD COLUMN "live_weights" text;
--> statement-breakpoint
UPDATE router_models SET bytes = octet_length(weights), live_weights = CASE status WHEN 'live' THEN weights END;
--> statement-breakpoint
ALTER TABLE "router_models" ALTER COLUMN "bytes" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "router_models" ADD CONSTRAINT "router_models_bytes_true" CHECK ("router_models"."bytes" = octet_length("router_models"."weights"));
--> statement-breakpoint
ALTER TABLE "router_models" ADD CONSTRAINT "router_models_live_weights_of_live" CHECK ("router_models"."live_weights" is not distinct from case when "router_models"."status" = 'live' then "router_models"."weights" end);
--> statement-breakpoint
-- Guests' screens read them, too: words such as labels fit in, but no sentence, no number of a customer.
CREATE FUNCTION clubos_are_router_metrics(metrics jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
  SELECT coalesce(jsonb_typeof(metrics) = 'object' AND octet_length(metrics::text) <= 65536 AND NOT EXISTS (
    SELECT FROM (
      SELECT found #>> '{}' FROM jsonb_path_query(metrics, 'strict $.** ? (@.type() == "string")') found
      UNION ALL
      SELECT found #>> '{}' FROM jsonb_path_query(metrics, 'strict $.** ? (@.type() == "object").keyvalue().key') found
    ) words (word)
    WHERE word !~ '^[A-Za-z][A-Za-z0-9._-]{0,39}$' OR word ~ '[0-9]{5}'
  ), false)
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_are_router_metrics(jsonb) IS 'Whether this is an object of at most 64 kB whose keys and texts are all short words: no free text, no hashes, no times.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_are_router_metrics(jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_are_router_metrics(jsonb)
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
UPDATE router_models SET metrics = '{}' WHERE NOT clubos_are_router_metrics(metrics);
--> statement-breakpoint
ALTER TABLE router_models ADD CONSTRAINT router_models_metrics_plain CHECK (clubos_are_router_metrics(metrics));
--> statement-breakpoint
CREATE FUNCTION clubos_keep_router_model() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- Labels from after this count as new. A clock that much ahead, for which pushes are refused, would hide them.
    IF NEW.trained_at > clock_timestamp() + interval '5 minutes' AND public.clubos_me() IS NOT NULL THEN
      NEW.trained_at := clock_timestamp();
    END IF;
    -- The head is locked by now, so nobody else counts meanwhile. The owner brings back what had a number.
    IF NEW.number IS NULL OR public.clubos_me() IS NOT NULL THEN
      NEW.number := (SELECT coalesce(max(m.number), 0) + 1 FROM public.router_models m);
    END IF;
  -- The ledger says by these what was published.
  ELSIF (NEW.id, NEW.number, NEW.weights_sha256) IS DISTINCT FROM (OLD.id, OLD.number, OLD.weights_sha256) THEN
    RAISE EXCEPTION 'A router stays as it was trained: train another one.' USING ERRCODE = 'restrict_violation';
  END IF;
  NEW.bytes := octet_length(NEW.weights);
  NEW.live_weights := CASE NEW.status WHEN 'live' THEN NEW.weights END;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER router_models_kept BEFORE INSERT OR UPDATE ON router_models
FOR EACH ROW EXECUTE FUNCTION clubos_keep_router_model();
--> statement-breakpoint
REVOKE INSERT (number) ON router_models FROM clubos_admin;
--> statement-breakpoint
REVOKE SELECT ON router_models FROM clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT SELECT (id, number, metrics, weights_sha256, bytes, live_weights, status, trained_by, trained_at, published_at,
  version, sync_seq, updated_by, updated_at, deleted_at) ON router_models
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
-- Called by the two functions below, and so as their owner; nobody else may call it.
CREATE FUNCTION clubos_record_router(what text, model public.router_models, previous jsonb) RETURNS void
LANGUAGE sql SET search_path = ''
AS $$
  INSERT INTO public.ledger (id, entry)
  SELECT gen_random_uuid(), (jsonb_build_object('kind', 'router-model.' || what, 'model', model.id,
    'number', model.number, 'weights_sha256', model.weights_sha256) || previous)::text
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_record_router(text, public.router_models, jsonb) IS 'Says in the ledger what became of a router, and which one it replaced.';
--> statement-breakpoint
CREATE FUNCTION clubos_publish_router_model(model uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  wanted public.router_models;
  before public.router_models;
BEGIN
  -- Locks the head: who publishes at the same time waits here, and then finds this one live.
  -- It is the router of every location.
  PERFORM public.clubos_admin_reach('{}');
  SELECT * INTO wanted FROM public.router_models m WHERE m.id = model AND m.deleted_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no such router.' USING ERRCODE = 'no_data_found';
  END IF;
  IF wanted.status = 'live' THEN RETURN; END IF;
  UPDATE public.router_models m SET status = 'retired' WHERE m.status = 'live' RETURNING * INTO before;
  -- Not now(), at which the transaction began: it may have waited for another one.
  UPDATE public.router_models m SET status = 'live', published_at = clock_timestamp() WHERE m.id = model;
  PERFORM public.clubos_record_router(
    CASE WHEN wanted.number < before.number THEN 'rolled-back' ELSE 'published' END,
    wanted, jsonb_build_object('previous', before.id));
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_publish_router_model(uuid) IS 'By an administrator without limits: makes this router the one that every desk uses, and says so in the ledger. An older one is brought back alike; the live one stays as it is.';
--> statement-breakpoint
CREATE FUNCTION clubos_retire_router_models() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  before public.router_models;
BEGIN
  PERFORM public.clubos_admin_reach('{}');
  UPDATE public.router_models m SET status = 'retired' WHERE m.status = 'live' RETURNING * INTO before;
  IF FOUND THEN
    PERFORM public.clubos_record_router('retired', before, '{}');
  END IF;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_retire_router_models() IS 'By an administrator without limits: every desk uses the router that ships with the app again. Said in the ledger; with none live nothing happens.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_keep_router_model(), clubos_record_router(text, public.router_models, jsonb),
  clubos_publish_router_model(uuid), clubos_retire_router_models() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_publish_router_model(uuid), clubos_retire_router_models() TO clubos_admin;
--> statement-breakpoint
-- As in 0005, with safe bounds for what decides about routing, and where questions go that nobody answered.
CREATE OR REPLACE FUNCTION clubos_is_setting(key text, value jsonb) RETURNS boolean
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
  ELSIF key IN (
    'escalation.channel.emergency', 'escalation.channel.booking', 'escalation.channel.tech',
    'escalation.channel.brand', 'escalation.channel.strategy', 'escalation.channel.customer-info',
    'escalation.channel.general', 'escalation.channel.none', 'escalation.channel.after-hours'
  ) THEN
    RETURN kind = 'string' AND value #>> '{}' ~ '^#?[a-z0-9][a-z0-9_-]{0,79}$';
  ELSIF key = 'routing.specialist-at' THEN
    least_number := 0.5; most := 0.95;
  ELSIF key = 'routing.general-at' THEN
    least_number := 0.4; most := 0.9;
  ELSIF key = 'routing.emergency-at' THEN
    least_number := 0.1; most := 0.7;
  ELSIF key = 'routing.out-of-scope-at' THEN
    least_number := 0.3; most := 0.95;
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
-- What was allowed before becomes the nearest that is; desks pull it like any other change.
UPDATE settings SET value = to_jsonb(CASE key
  WHEN 'routing.specialist-at' THEN least(greatest(value::numeric, 0.5), 0.95)
  ELSE least(greatest(value::numeric, 0.4), 0.9) END)
WHERE key IN ('routing.specialist-at', 'routing.general-at') AND NOT clubos_is_setting(key, value);
--> statement-breakpoint
-- One that was taken away has a row that says so; its key may be set again.
ALTER TABLE "settings" DROP CONSTRAINT "settings_key_in_scope";
--> statement-breakpoint
CREATE UNIQUE INDEX "settings_key_in_scope" ON "settings" USING btree ("key",coalesce("scope", '')) WHERE "settings"."deleted_at" is null;
--> statement-breakpoint
-- A push that deletes says nothing else, and an administrator may change a setting in their own name only.
CREATE FUNCTION clubos_sign_removed_setting() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF public.clubos_me() IS NOT NULL THEN
    NEW.changed_by := public.clubos_me();
    NEW.changed_at := now();
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_sign_removed_setting() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER settings_removed BEFORE UPDATE ON settings FOR EACH ROW
WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION clubos_sign_removed_setting();
--> statement-breakpoint
-- As in 0007, and in words for people where two set the same without knowing of each other.
CREATE OR REPLACE FUNCTION clubos_refusal_of(state text, message text) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
  SELECT CASE WHEN left(state, 2) IN ('08', '40', '53', '55', '57', '58', 'F0') OR state IN ('XX001', 'XX002') THEN NULL
  ELSE jsonb_build_object('status', 'refused', 'message', CASE
    WHEN state = '23505' AND strpos(message, 'settings_key_in_scope') > 0 THEN
      'Somebody else has set this before your change arrived, and theirs holds. Give yours up; if it should hold instead, set it again.'
    ELSE left(message, 500) END,
  'code', CASE
    WHEN state IN ('42501', '23001') THEN 'FORBIDDEN'
    WHEN state = '23505' THEN 'DUPLICATE'
    WHEN state = '23503' THEN 'MISSING_REFERENCE'
    WHEN state = '42703' THEN 'UNKNOWN_FIELD'
    WHEN state = 'CS005' THEN 'NOT_FOUND'
    WHEN state = 'CS006' THEN 'WRONG_VERSION'
    ELSE 'INVALID' END) END
$$;
--> statement-breakpoint
-- As in 0005, with what is recorded of how a question was routed and decided.
CREATE OR REPLACE FUNCTION clubos_are_span_attributes(attributes jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
DECLARE
  name text;
  given jsonb;
  kind text;
  word text;
  labels constant text[] := ARRAY[
    'emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none'
  ];
BEGIN
  IF attributes IS NULL OR jsonb_typeof(attributes) <> 'object' THEN RETURN false; END IF;
  FOR name, given IN SELECT each.key, each.value FROM jsonb_each(attributes) each LOOP
    kind := jsonb_typeof(given);
    word := CASE kind WHEN 'string' THEN given #>> '{}' ELSE '' END;
    IF NOT (CASE
      WHEN name IN (
        'clubos.assistant', 'clubos.tier', 'clubos.emergency.kinds', 'clubos.route.label',
        'clubos.route.runner_up', 'gen_ai.operation.name', 'gen_ai.provider.name', 'error.type'
      ) THEN word ~ '^[A-Za-z][A-Za-z ._-]{0,199}$'
      WHEN name IN ('clubos.decision.assistant', 'clubos.decision.second_line_for') THEN word = ANY (labels)
      WHEN name IN ('clubos.decision.priority', 'clubos.decision.reason', 'clubos.embedding.source') THEN
        word ~ '^[a-z]{1,20}(-[a-z]{1,20}){0,2}$'
      -- As many as can hold at once, such as "after-hours recent-tech".
      WHEN name = 'clubos.route.context' THEN
        word ~ '^[a-z]{1,20}(-[a-z]{1,20}){0,2}( [a-z]{1,20}(-[a-z]{1,20}){0,2}){0,7}$'
      WHEN name = 'clubos.location' THEN word ~ '^[a-z][a-z0-9-]{0,62}$' AND word !~ '[0-9]{4}'
      WHEN name IN ('gen_ai.request.model', 'gen_ai.response.model') THEN
        word ~ '^[A-Za-z][A-Za-z0-9._:/-]{0,99}$'
      WHEN name IN (
        'clubos.retrieval.citations', 'clubos.audience.removed', 'clubos.route.confidence',
        'gen_ai.usage.input_tokens', 'gen_ai.usage.output_tokens'
      ) THEN kind = 'number'
      WHEN name IN ('clubos.route.out_of_scope', 'clubos.route.emergency', 'clubos.route.understood')
        OR name LIKE 'clubos.score.%' AND substr(name, 14) = ANY (labels) THEN
        -- A sum of shares may be a little off.
        CASE kind WHEN 'number' THEN given::numeric BETWEEN -0.001 AND 1.001 ELSE false END
      WHEN name = 'clubos.route.model' THEN
        CASE kind WHEN 'number' THEN given #>> '{}' ~ '^[1-9][0-9]{0,5}$' ELSE false END
      WHEN name IN (
        'clubos.emergency.figure_of_speech', 'clubos.embedding.used', 'clubos.embedding.cached',
        'clubos.decision.after_hours'
      ) THEN kind = 'boolean'
      ELSE false
    END) THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END
$$;
--> statement-breakpoint
COMMENT ON TABLE router_models IS 'Routers that were trained; at most one is live, by clubos_publish_router_model alone. Only the status of a model changes.';
--> statement-breakpoint
COMMENT ON COLUMN router_models.number IS 'From 1 in the order they were added; given by a trigger.';
--> statement-breakpoint
COMMENT ON COLUMN router_models.trained_at IS 'When its training began. The club''s labels from after that are new to it.';
--> statement-breakpoint
COMMENT ON COLUMN router_models.metrics IS 'Everybody reads them: numbers, labels and no texts, which clubos_are_router_metrics checks.';
--> statement-breakpoint
COMMENT ON COLUMN router_models.weights IS 'JSON text. Kept for bringing the model back; people may not read it, so that it fills no desk''s copy.';
--> statement-breakpoint
COMMENT ON COLUMN router_models.live_weights IS 'The weights while the model is live, for every desk; null otherwise. Set by a trigger.';
--> statement-breakpoint
COMMENT ON COLUMN router_models.bytes IS 'Size of the weights; set by a trigger.';
--> statement-breakpoint
COMMENT ON COLUMN training_examples.text IS 'Redacted before it is kept. The same text may be there twice with different labels until people settle it.';
