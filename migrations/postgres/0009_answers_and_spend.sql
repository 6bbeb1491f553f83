-- Answers that are given again and judged, questions that people answer, and what models may cost.
CREATE TABLE "answer_verdicts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cached_answer_id" uuid NOT NULL,
	"trace_id" text NOT NULL,
	"tier" text NOT NULL,
	"similarity" real NOT NULL,
	"verdict" text NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "answer_verdicts_trace_id_form" CHECK ("answer_verdicts"."trace_id" ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "answer_verdicts_tier_known" CHECK ("answer_verdicts"."tier" in ('exact', 'semantic')),
	CONSTRAINT "answer_verdicts_similarity" CHECK ("answer_verdicts"."similarity" between -1.001 and 1.001),
	CONSTRAINT "answer_verdicts_verdict_known" CHECK ("answer_verdicts"."verdict" in ('helpful', 'wrong'))
);
--> statement-breakpoint
ALTER TABLE "answer_verdicts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "model_spend" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" uuid,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"reserved_micros" bigint NOT NULL,
	"settled_micros" bigint,
	"reserved_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "model_spend_provider_form" CHECK ("model_spend"."provider" ~ '^[a-z][a-z0-9-]{0,39}$'),
	CONSTRAINT "model_spend_model_form" CHECK ("model_spend"."model" ~ '^[A-Za-z0-9._:/-]{1,100}$'),
	CONSTRAINT "model_spend_reserved" CHECK ("model_spend"."reserved_micros" between 0 and 1000000000000),
	CONSTRAINT "model_spend_settled" CHECK ("model_spend"."settled_micros" between 0 and 1000000000000),
	CONSTRAINT "model_spend_settled_at" CHECK (("model_spend"."settled_micros" is null) = ("model_spend"."settled_at" is null))
);
--> statement-breakpoint
ALTER TABLE "cached_answers" ADD COLUMN "variants" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "cached_answers" ADD COLUMN "origin" text DEFAULT 'knowledge' NOT NULL;--> statement-breakpoint
ALTER TABLE "cached_answers" ADD COLUMN "source_trace" text;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "context" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "answer" text;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "answered_by" uuid;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answer_verdicts" ADD CONSTRAINT "answer_verdicts_cached_answer_id_cached_answers_id_fk" FOREIGN KEY ("cached_answer_id") REFERENCES "public"."cached_answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_verdicts" ADD CONSTRAINT "answer_verdicts_given_by_staff_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_spend" ADD CONSTRAINT "model_spend_person_staff_id_fk" FOREIGN KEY ("person") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_verdicts_of_answer" ON "answer_verdicts" USING btree ("cached_answer_id");--> statement-breakpoint
CREATE INDEX "model_spend_by_time" ON "model_spend" USING btree ("reserved_at");--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_answered_by_staff_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cached_answers" ADD CONSTRAINT "cached_answers_origin_known" CHECK ("cached_answers"."origin" in ('template', 'knowledge', 'generated', 'human'));--> statement-breakpoint
ALTER TABLE "cached_answers" ADD CONSTRAINT "cached_answers_source_trace_form" CHECK ("cached_answers"."source_trace" ~ '^[0-9a-f]{32}$');--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_context_object" CHECK (jsonb_typeof("escalations"."context") = 'object' and octet_length("escalations"."context"::text) <= 65536);--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_answer_given" CHECK (length("escalations"."answer") between 1 and 8000);--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_answered_whole" CHECK (num_nulls("escalations"."answer", "escalations"."answered_by", "escalations"."answered_at") in (0, 3) and ("escalations"."answer" is null or "escalations"."resolved_at" is not null));--> statement-breakpoint
CREATE POLICY "staff_read" ON "answer_verdicts" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and (exists (select from public."cached_answers" p where p.id = "answer_verdicts"."cached_answer_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "answer_verdicts" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "answer_verdicts" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("answer_verdicts"."given_by" = (select public.clubos_me()) and exists (select from public."cached_answers" p where p.id = "answer_verdicts"."cached_answer_id")));--> statement-breakpoint
ALTER POLICY "management_add" ON "cached_answers" TO clubos_admin,clubos_manager WITH CHECK ((select public.clubos_my_locations()) is not null and ("cached_answers"."created_by" = (select public.clubos_me()) and "cached_answers"."helpful" = 0 and "cached_answers"."wrong" = 0 and ((select public.clubos_my_locations()) = '{}' or "cached_answers"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
ALTER POLICY "staff_add" ON "escalations" TO clubos_admin,clubos_manager,clubos_operator,clubos_support WITH CHECK ((select public.clubos_my_locations()) is not null and ("escalations"."created_by" = (select public.clubos_me()) and "escalations"."claimed_by" is null and "escalations"."answer" is null and ((select public.clubos_my_locations()) = '{}' or "escalations"."location_id" is null or "escalations"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
ALTER POLICY "kiosk_reads" ON "settings" TO clubos_kiosk USING ((select public.clubos_my_locations()) is not null and (("settings"."key" like 'routing.%' or "settings"."key" like 'answers.%') and ((select public.clubos_my_locations()) = '{}' or "settings"."scope" is null or "settings"."scope" = any((select public.clubos_my_locations())::text[]))));
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['answer_verdicts', 'model_spend'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON public.%I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Answers that are given again.
CREATE FUNCTION clubos_are_wordings(wordings text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
  SELECT coalesce(cardinality(wordings) <= 24 AND NOT EXISTS (
    SELECT FROM unnest(wordings) w (wording) WHERE (length(w.wording) BETWEEN 1 AND 400) IS NOT TRUE
  ), false)
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_are_wordings(text[]) IS 'Whether these are at most 24 texts of 1 to 400 characters each.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_are_wordings(text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_are_wordings(text[])
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
ALTER TABLE cached_answers ADD CONSTRAINT cached_answers_variants_form CHECK (clubos_are_wordings(variants));
--> statement-breakpoint
GRANT INSERT (variants, origin, source_trace, hits, helpful, wrong), UPDATE (variants) ON cached_answers
TO clubos_manager, clubos_admin;
--> statement-breakpoint
-- Numbers that are sent would be merged, and two verdicts come to one; rows that are added all count.
REVOKE UPDATE (helpful, wrong) ON cached_answers FROM clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT SELECT ON answer_verdicts TO clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, cached_answer_id, trace_id, tier, similarity, verdict, given_by, given_at) ON answer_verdicts
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
CREATE TRIGGER answer_verdicts_insert_only BEFORE UPDATE OR DELETE ON answer_verdicts
FOR EACH ROW EXECUTE FUNCTION clubos_refuse_change();
--> statement-breakpoint
CREATE TRIGGER answer_verdicts_never_emptied BEFORE TRUNCATE ON answer_verdicts
FOR EACH STATEMENT EXECUTE FUNCTION clubos_refuse_change();
--> statement-breakpoint
-- With the owner's rights: everybody on the staff judges, and nobody else writes these numbers.
CREATE FUNCTION clubos_count_verdict() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE public.cached_answers c SET
    helpful = c.helpful + (NEW.verdict = 'helpful')::integer,
    wrong = c.wrong + (NEW.verdict = 'wrong')::integer,
    retired_at = CASE NEW.verdict WHEN 'wrong' THEN coalesce(c.retired_at, now()) ELSE c.retired_at END
  WHERE c.id = NEW.cached_answer_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_count_verdict() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER answer_verdicts_counted AFTER INSERT ON answer_verdicts
FOR EACH ROW EXECUTE FUNCTION clubos_count_verdict();
--> statement-breakpoint
-- As in 0007; a trigger without arguments has null for them, and every change that called this so failed.
CREATE OR REPLACE FUNCTION clubos_depart() RETURNS trigger
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
  FOREACH child IN ARRAY coalesce(TG_ARGV, '{}') LOOP
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
-- As in 0007, with what is seen only together with the answer.
DROP TRIGGER cached_answers_depart ON cached_answers;
--> statement-breakpoint
CREATE TRIGGER cached_answers_depart AFTER UPDATE ON cached_answers FOR EACH ROW
WHEN (OLD.audience IS DISTINCT FROM NEW.audience OR OLD.location_id IS DISTINCT FROM NEW.location_id)
EXECUTE FUNCTION clubos_depart('answer_verdicts.cached_answer_id');
--> statement-breakpoint
-- Escalations are answered in the app; an answer claims what nobody has claimed.
CREATE FUNCTION clubos_check_answer() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  me uuid := public.clubos_me();
BEGIN
  IF NEW.resolved_at IS NOT NULL THEN
    NEW.resolved_at := coalesce(OLD.resolved_at, now());
  END IF;
  IF OLD.answer IS NOT NULL THEN
    IF (NEW.answer, NEW.answered_by, NEW.answered_at, NEW.claimed_by, NEW.question, NEW.context) IS DISTINCT FROM
      (OLD.answer, OLD.answered_by, OLD.answered_at, OLD.claimed_by, OLD.question, OLD.context) THEN
      RAISE EXCEPTION 'This question has its answer, and the answer stays.' USING ERRCODE = 'CB001';
    END IF;
    NEW.resolved_at := OLD.resolved_at;
  ELSIF NEW.answer IS NOT NULL THEN
    IF NEW.answered_by <> me THEN
      RAISE EXCEPTION 'An answer bears the name of whoever gives it.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Who has claimed it may have gone home: management need not wait for them.
    IF OLD.claimed_by <> me AND NOT pg_has_role(current_user, 'clubos_manager', 'MEMBER')
      AND NOT pg_has_role(current_user, 'clubos_admin', 'MEMBER') THEN
      RAISE EXCEPTION 'Somebody else has claimed it.' USING ERRCODE = 'CB004';
    END IF;
    NEW.claimed_by := coalesce(OLD.claimed_by, NEW.claimed_by, NEW.answered_by);
    NEW.answered_at := now();
    NEW.resolved_at := coalesce(OLD.resolved_at, now());
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_check_answer() FROM PUBLIC;
--> statement-breakpoint
-- By its name before escalations_claim, which sets the time of a claim that an answer brings with it.
CREATE TRIGGER escalations_answer BEFORE UPDATE ON escalations
FOR EACH ROW EXECUTE FUNCTION clubos_check_answer();
--> statement-breakpoint
GRANT INSERT (context) ON escalations TO clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT UPDATE (answer, answered_by) ON escalations TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
-- How changes of two desks come together. The first claim stands, and of two answers the second one is
-- kept as a conflict. Of two bounds the stricter one holds.
INSERT INTO sync_entities (entity, author, fields) VALUES ('answer_verdicts', 'given_by', '{}');
--> statement-breakpoint
UPDATE sync_entities SET fields = '{"claimed_by": "first", "answered_by": "first", "resolved_at": "first"}'
WHERE entity = 'escalations';
--> statement-breakpoint
UPDATE sync_entities SET fields = '{"hits": "greatest", "similar_at": "greatest", "variants": "merge-set", "retired_at": "first"}'
WHERE entity = 'cached_answers';
--> statement-breakpoint
SELECT clubos_install_sync();
--> statement-breakpoint
-- What models cost.
CREATE FUNCTION clubos_spend(OUT day_micros numeric, OUT month_micros numeric, OUT day_cap_micros bigint, OUT month_cap_micros bigint)
LANGUAGE sql VOLATILE SET search_path = ''
AS $$
  SELECT
    coalesce(sum(coalesce(m.settled_micros, m.reserved_micros))
      FILTER (WHERE m.reserved_at >= date_trunc('day', clock_timestamp(), 'UTC')), 0),
    coalesce(sum(coalesce(m.settled_micros, m.reserved_micros)), 0),
    10000 * coalesce((SELECT s.value::bigint FROM public.settings s
      WHERE s.key = 'budget.day-cents' AND s.scope IS NULL AND s.deleted_at IS NULL), 500),
    10000 * coalesce((SELECT s.value::bigint FROM public.settings s
      WHERE s.key = 'budget.month-cents' AND s.scope IS NULL AND s.deleted_at IS NULL), 5000)
  FROM public.model_spend m
  WHERE m.reserved_at >= date_trunc('month', clock_timestamp(), 'UTC')
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_spend() IS 'What counts for this day and this month in UTC, and the caps: the club''s settings, or else 5 and 50 US dollars. For the functions below.';
--> statement-breakpoint
CREATE FUNCTION clubos_reserve_spend(id uuid, provider text, model text, micros bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  me uuid := public.clubos_me();
  spent record;
BEGIN
  -- One at a time until commit, so that two cannot both have what is left. Of the table itself only a
  -- lock would do that stops, and is stopped by, its vacuuming.
  PERFORM pg_advisory_xact_lock('public.model_spend'::regclass::oid::bigint);
  -- Only now, as somebody may have been suspended while this waited.
  PERFORM public.clubos_require_present();
  -- Sent again because the answer did not arrive.
  IF EXISTS (
    SELECT FROM public.model_spend m
    WHERE m.id = clubos_reserve_spend.id AND m.person IS NOT DISTINCT FROM me AND m.settled_at IS NULL
      AND (m.provider, m.model, m.reserved_micros) = (clubos_reserve_spend.provider, clubos_reserve_spend.model, micros)
  ) THEN
    RETURN 'reserved';
  END IF;
  SELECT * INTO spent FROM public.clubos_spend();
  IF spent.day_cap_micros = 0 OR spent.day_micros + micros > spent.day_cap_micros THEN RETURN 'day'; END IF;
  IF spent.month_cap_micros = 0 OR spent.month_micros + micros > spent.month_cap_micros THEN RETURN 'month'; END IF;
  INSERT INTO public.model_spend (id, person, provider, model, reserved_micros, reserved_at)
  VALUES (clubos_reserve_spend.id, me, clubos_reserve_spend.provider, clubos_reserve_spend.model, micros,
    date_trunc('milliseconds', clock_timestamp()));
  RETURN 'reserved';
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_reserve_spend(uuid, text, text, bigint) IS 'Before a call to a model: sets aside what it may cost at most. `day` or `month`: nothing was set aside, because that cap would be passed. Asked again alike it says `reserved` again.';
--> statement-breakpoint
CREATE FUNCTION clubos_settle_spend(id uuid, micros bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  me uuid := public.clubos_me();
BEGIN
  PERFORM public.clubos_require_present();
  UPDATE public.model_spend m SET settled_micros = micros, settled_at = clock_timestamp()
  WHERE m.id = clubos_settle_spend.id AND m.person IS NOT DISTINCT FROM me AND m.settled_at IS NULL;
  -- Sent again because the answer did not arrive.
  IF FOUND OR EXISTS (
    SELECT FROM public.model_spend m
    WHERE m.id = clubos_settle_spend.id AND m.person IS NOT DISTINCT FROM me AND m.settled_micros = micros
  ) THEN
    RETURN;
  END IF;
  RAISE EXCEPTION 'You have no such reservation that waits to be settled.' USING ERRCODE = 'no_data_found';
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_settle_spend(uuid, bigint) IS 'After a call to a model: what it cost instead of what one had set aside oneself, once. It counts for the day of the reservation.';
--> statement-breakpoint
CREATE FUNCTION clubos_model_spend(OUT day_micros bigint, OUT month_micros bigint, OUT day_cap_micros bigint, OUT month_cap_micros bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM public.clubos_require_present();
  SELECT s.day_micros::bigint, s.month_micros::bigint, s.day_cap_micros, s.month_cap_micros
  INTO day_micros, month_micros, day_cap_micros, month_cap_micros FROM public.clubos_spend() s;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_model_spend() IS 'For management: what models have cost this day and this month in UTC, or may, and the caps; millionths of a US dollar.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_spend(), clubos_reserve_spend(uuid, text, text, bigint), clubos_settle_spend(uuid, bigint),
  clubos_model_spend() FROM PUBLIC;
--> statement-breakpoint
-- Guests' questions cost nothing.
GRANT EXECUTE ON FUNCTION clubos_reserve_spend(uuid, text, text, bigint), clubos_settle_spend(uuid, bigint)
TO clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_model_spend() TO clubos_manager, clubos_admin;
--> statement-breakpoint
-- As in 0008, with what tells how fast answers are found, and the caps in place of one that nothing kept to.
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
  ELSIF key IN ('answers.semantic', 'answers.generated') THEN
    RETURN value IN ('"on"', '"off"');
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
  ELSIF key = 'answers.false-hit-budget' THEN
    least_number := 0.001; most := 0.1;
  ELSIF key = 'escalation.urgent-after-minutes' THEN
    least_number := 1; most := 1440;
  ELSIF key = 'approvals.needed' THEN
    least_number := 1; most := 9;
  ELSIF key = 'approvals.expire-after-days' THEN
    least_number := 1; most := 365;
  ELSIF key = 'budget.day-cents' THEN
    most := 100000;
  ELSIF key = 'budget.month-cents' THEN
    most := 2000000;
  ELSE
    RETURN false;
  END IF;
  IF kind <> 'number' THEN RETURN false; END IF;
  number := value::numeric;
  RETURN number BETWEEN least_number AND most
    AND (key LIKE 'routing.%' OR key = 'answers.false-hit-budget' OR number = trunc(number));
END
$$;
--> statement-breakpoint
UPDATE settings SET key = 'budget.month-cents', value = to_jsonb(least(value::numeric, 2000000))
WHERE key = 'models.cents-per-month';
--> statement-breakpoint
-- As in 0008, with what is recorded of the ways in which an answer was looked for. Words are codes of
-- the app's own: no free text fits in, and no number that could be a customer's.
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
      WHEN name = 'clubos.tier.outcome' THEN word IN ('answered', 'passed', 'off', 'failed')
      WHEN name IN ('clubos.tier.reason', 'clubos.template.name', 'clubos.cache.refused_by') THEN
        word ~ '^[a-z]{1,20}(-[a-z]{1,20}){0,5}$'
      -- As many as can hold at once, such as "after-hours recent-tech".
      WHEN name = 'clubos.route.context' THEN
        word ~ '^[a-z]{1,20}(-[a-z]{1,20}){0,2}( [a-z]{1,20}(-[a-z]{1,20}){0,2}){0,7}$'
      WHEN name = 'clubos.location' THEN word ~ '^[a-z][a-z0-9-]{0,62}$' AND word !~ '[0-9]{4}'
      WHEN name IN ('gen_ai.request.model', 'gen_ai.response.model') THEN
        word ~ '^[A-Za-z0-9._:/-]{1,100}$' AND word ~ '[A-Za-z]'
      WHEN name IN (
        'clubos.retrieval.citations', 'clubos.audience.removed', 'clubos.route.confidence',
        'gen_ai.usage.input_tokens', 'gen_ai.usage.output_tokens'
      ) THEN kind = 'number'
      WHEN name IN ('clubos.route.out_of_scope', 'clubos.route.emergency', 'clubos.route.understood', 'clubos.retrieval.probability')
        OR name LIKE 'clubos.score.%' AND substr(name, 14) = ANY (labels) THEN
        -- A sum of shares may be a little off.
        CASE kind WHEN 'number' THEN given::numeric BETWEEN -0.001 AND 1.001 ELSE false END
      WHEN name IN ('clubos.cache.similarity', 'clubos.cache.bound') THEN
        CASE kind WHEN 'number' THEN given::numeric BETWEEN -1.001 AND 1.001 ELSE false END
      WHEN name IN (
        'clubos.cache.candidates', 'clubos.retrieval.candidates', 'clubos.model.first_word_ms', 'clubos.model.micros',
        'clubos.redaction.count', 'clubos.citations.dropped', 'clubos.attempt'
      ) THEN
        -- Below any telephone number with its area code.
        CASE kind WHEN 'number' THEN given::numeric BETWEEN 0 AND 1000000000 ELSE false END
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
COMMENT ON TABLE answer_verdicts IS 'What people thought of answers that were given again. Insert-only; a trigger counts and takes wrong answers out of use.';
--> statement-breakpoint
COMMENT ON TABLE model_spend IS 'What calls to models may cost (reserved) and did (settled), in millionths of a US dollar. Reached through functions only.';
--> statement-breakpoint
COMMENT ON COLUMN model_spend.reserved_at IS 'Decides which day and which month, in UTC, it counts for.';
--> statement-breakpoint
COMMENT ON COLUMN cached_answers.helpful IS 'Counted by the trigger of answer_verdicts, as is wrong.';
--> statement-breakpoint
COMMENT ON COLUMN cached_answers.variants IS 'Other wordings of the same question.';
--> statement-breakpoint
COMMENT ON TABLE escalations IS 'Questions that wait for a human, or got their answer, which then stays. Triggers set claimed_at, answered_at and resolved_at.';
--> statement-breakpoint
COMMENT ON COLUMN escalations.context IS 'What was tried before: numbers and codes, at most 64 kB, nothing that a customer said.';
