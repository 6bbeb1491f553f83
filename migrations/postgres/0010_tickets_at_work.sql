-- Tickets at work: templates, links, promises, files, and who is at which ticket.
CREATE TABLE "ticket_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"category" text NOT NULL,
	"priority" text NOT NULL,
	"location_id" text,
	"bay_id" uuid,
	"assignee_id" uuid,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"checklist" text[] DEFAULT '{}' NOT NULL,
	"due_after_hours" integer,
	"schedule" jsonb,
	"next_at" timestamp (3) with time zone,
	"created_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "ticket_templates_name_given" CHECK (length("ticket_templates"."name") between 1 and 100),
	CONSTRAINT "ticket_templates_title_given" CHECK (length("ticket_templates"."title") between 1 and 200),
	CONSTRAINT "ticket_templates_category_known" CHECK ("ticket_templates"."category" in ('facilities', 'tech', 'orders')),
	CONSTRAINT "ticket_templates_priority_known" CHECK ("ticket_templates"."priority" in ('low', 'medium', 'high', 'urgent')),
	CONSTRAINT "ticket_templates_due_after" CHECK ("ticket_templates"."due_after_hours" between 1 and 8760),
	CONSTRAINT "ticket_templates_lists" CHECK (cardinality("ticket_templates"."tags") <= 20 and cardinality("ticket_templates"."checklist") <= 100),
	CONSTRAINT "ticket_templates_bay_somewhere" CHECK ("ticket_templates"."bay_id" is null or "ticket_templates"."location_id" is not null),
	CONSTRAINT "ticket_templates_recurs_somewhere" CHECK ("ticket_templates"."schedule" is null or "ticket_templates"."location_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "ticket_templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assignment_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"location_id" text,
	"category" text,
	"assignee_id" uuid,
	"created_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "assignment_rules_category_known" CHECK ("assignment_rules"."category" in ('facilities', 'tech', 'orders'))
);
--> statement-breakpoint
ALTER TABLE "assignment_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attachment_files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "attachment_files_size" CHECK (octet_length("attachment_files"."bytes") between 1 and 26214400),
	CONSTRAINT "attachment_files_true" CHECK (encode(sha256("attachment_files"."bytes"), 'hex') = "attachment_files"."sha256")
);
--> statement-breakpoint
ALTER TABLE "attachment_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "presences" (
	"device_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"writing" boolean DEFAULT false NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "presences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ticket_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "ticket_links_kind_known" CHECK ("ticket_links"."kind" in ('related', 'blocks')),
	CONSTRAINT "ticket_links_of_two" CHECK ("ticket_links"."ticket_id" <> "ticket_links"."other_id")
);
--> statement-breakpoint
ALTER TABLE "ticket_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "intake_items" DROP CONSTRAINT "intake_items_source_known";--> statement-breakpoint
ALTER TABLE "intake_items" ADD COLUMN "ticket_id" uuid;--> statement-breakpoint
ALTER TABLE "ticket_comments" ADD COLUMN "mentions" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "cause" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "fix" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "template_id" uuid;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "recurs_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ticket_templates" ADD CONSTRAINT "ticket_templates_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_templates" ADD CONSTRAINT "ticket_templates_bay_id_bays_id_fk" FOREIGN KEY ("bay_id") REFERENCES "public"."bays"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_templates" ADD CONSTRAINT "ticket_templates_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_templates" ADD CONSTRAINT "ticket_templates_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rules" ADD CONSTRAINT "assignment_rules_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rules" ADD CONSTRAINT "assignment_rules_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_rules" ADD CONSTRAINT "assignment_rules_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_of_ones_device" FOREIGN KEY ("device_id","person_id") REFERENCES "public"."devices"("id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_links" ADD CONSTRAINT "ticket_links_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_links" ADD CONSTRAINT "ticket_links_other_id_tickets_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_links" ADD CONSTRAINT "ticket_links_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ticket_templates_due" ON "ticket_templates" USING btree ("next_at") WHERE "ticket_templates"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "presences_at_ticket" ON "presences" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "attachments_by_sha256" ON "attachments" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "ticket_links_of_ticket" ON "ticket_links" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_links_of_other" ON "ticket_links" USING btree ("other_id");--> statement-breakpoint
ALTER TABLE "intake_items" ADD CONSTRAINT "intake_items_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_template_id_ticket_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."ticket_templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_recur_once" ON "tickets" USING btree ("template_id","recurs_at") WHERE "tickets"."recurs_at" is not null;--> statement-breakpoint
ALTER TABLE "intake_items" ADD CONSTRAINT "intake_items_of_ticket" CHECK (("intake_items"."source" = 'ticket') = ("intake_items"."ticket_id" is not null));--> statement-breakpoint
ALTER TABLE "intake_items" ADD CONSTRAINT "intake_items_source_known" CHECK ("intake_items"."source" in ('human-reply', 'correction', 'note', 'import', 'ticket'));--> statement-breakpoint
ALTER TABLE "ticket_comments" ADD CONSTRAINT "ticket_comments_few_mentions" CHECK (cardinality("ticket_comments"."mentions") <= 50);--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_cause_length" CHECK (length("tickets"."cause") between 1 and 500);--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_fix_length" CHECK (length("tickets"."fix") between 1 and 500);--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_recurs_from" CHECK ("tickets"."recurs_at" is null or "tickets"."template_id" is not null);--> statement-breakpoint
CREATE POLICY "staff_read" ON "ticket_templates" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "ticket_templates"."location_id" is null or "ticket_templates"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "ticket_templates" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "management_add" ON "ticket_templates" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager" WITH CHECK ((select public.clubos_my_locations()) is not null and ("ticket_templates"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "ticket_templates"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "management_change" ON "ticket_templates" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "ticket_templates"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "ticket_templates"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "staff_read" ON "assignment_rules" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "assignment_rules"."location_id" is null or "assignment_rules"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "assignment_rules" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "management_add" ON "assignment_rules" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager" WITH CHECK ((select public.clubos_my_locations()) is not null and ("assignment_rules"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "assignment_rules"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "management_change" ON "assignment_rules" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "assignment_rules"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "assignment_rules"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "staff_read" ON "attachment_files" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and (exists (select from public.attachments a where a.sha256 = "attachment_files"."sha256" and a.deleted_at is null)));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "attachment_files" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "attachment_files" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and (exists (select from public.attachments a where a.sha256 = "attachment_files"."sha256" and a.created_by = (select public.clubos_me()))));--> statement-breakpoint
CREATE POLICY "staff_read" ON "presences" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ("presences"."person_id" = (select public.clubos_me()) or ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "presences"."ticket_id"))));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "presences" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "presences" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("presences"."person_id" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "presences"."ticket_id"))));--> statement-breakpoint
CREATE POLICY "staff_change" ON "presences" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ("presences"."person_id" = (select public.clubos_me()))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("presences"."person_id" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "presences"."ticket_id"))));--> statement-breakpoint
CREATE POLICY "staff_read" ON "ticket_links" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and (((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_links"."ticket_id")) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_links"."other_id"))));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "ticket_links" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "ticket_links" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("ticket_links"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_links"."ticket_id")) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_links"."other_id"))));--> statement-breakpoint
CREATE POLICY "staff_change" ON "ticket_links" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and (((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_links"."ticket_id")) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_links"."other_id")))) WITH CHECK ((select public.clubos_my_locations()) is not null and (((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_links"."ticket_id")) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_links"."other_id"))));
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ticket_templates', 'assignment_rules', 'attachment_files', 'presences', 'ticket_links'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON public.%I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC', name);
  END LOOP;
END
$$;
--> statement-breakpoint
GRANT SELECT ON ticket_templates, assignment_rules, attachment_files, presences, ticket_links
TO clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT INSERT (template_id), UPDATE (cause, fix) ON tickets
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (mentions) ON ticket_comments TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (ticket_id) ON intake_items TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, name, title, description, category, priority, location_id, bay_id, assignee_id, tags, checklist,
    due_after_hours, schedule, created_by),
  UPDATE (name, title, description, category, priority, location_id, bay_id, assignee_id, tags, checklist,
    due_after_hours, schedule, deleted_at)
ON ticket_templates TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, position, location_id, category, assignee_id, created_by),
  UPDATE (position, location_id, category, assignee_id, deleted_at)
ON assignment_rules TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, ticket_id, other_id, kind, created_by, created_at), UPDATE (kind, deleted_at)
ON ticket_links TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (sha256, bytes) ON attachment_files TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (device_id, person_id, ticket_id, writing, seen_at), UPDATE (ticket_id, writing, seen_at)
ON presences TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
ALTER TABLE ticket_templates ADD CONSTRAINT ticket_templates_bay_of_location
FOREIGN KEY (bay_id, location_id) REFERENCES bays (id, location_id);
--> statement-breakpoint
-- As in 0006, but when it was first answered is no change that somebody made.
CREATE OR REPLACE FUNCTION clubos_record_ticket_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET timezone = 'UTC'
AS $$
BEGIN
  INSERT INTO public.ticket_events (id, ticket_id, field, from_value, to_value, by_id, at)
  SELECT gen_random_uuid(), NEW.id, was.key, was.value, became.value, public.clubos_me(), now()
  FROM jsonb_each(to_jsonb(OLD)) was JOIN jsonb_each(to_jsonb(NEW)) became USING (key)
  WHERE was.value IS DISTINCT FROM became.value
    AND was.key NOT IN ('version', 'sync_seq', 'updated_by', 'updated_at', 'resolved_at', 'answered_at');
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- As in 0007, but what the database itself adds to a row is no new version of it: nobody else’s change is late by it.
CREATE OR REPLACE FUNCTION clubos_stamp() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  touched boolean;
  person uuid;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Children of a row that comes into sight are sent again, and what the database itself works out is
    -- sent, without anybody having changed the row.
    touched := NEW.sync_seq = -1;
    NEW.version := OLD.version;
    NEW.sync_seq := OLD.sync_seq;
    IF touched OR public.clubos_me() IS NOT NULL THEN
      NEW.updated_by := OLD.updated_by;
      NEW.updated_at := OLD.updated_at;
    END IF;
    IF touched THEN NEW.sync_seq := nextval('public.sync_sequence'); END IF;
    IF touched OR NEW *= OLD THEN RETURN NEW; END IF;
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
-- First answers: somebody else writes to it, or anybody begins with it.
UPDATE tickets SET answered_at = first.at, sync_seq = -1 FROM (
  SELECT a.ticket_id, min(a.at) AS at FROM (
    SELECT c.ticket_id, c.created_at AS at FROM ticket_comments c JOIN tickets t ON t.id = c.ticket_id AND t.created_by <> c.author_id
    UNION ALL SELECT e.ticket_id, e.at FROM ticket_events e WHERE e.field = 'status' AND e.from_value = '"open"'
  ) a GROUP BY a.ticket_id
) first WHERE first.ticket_id = tickets.id;
--> statement-breakpoint
CREATE FUNCTION clubos_answer_by_status() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  NEW.answered_at := now();
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tickets_answered BEFORE UPDATE ON tickets FOR EACH ROW
WHEN (OLD.answered_at IS NULL AND OLD.status = 'open' AND NEW.status <> 'open') EXECUTE FUNCTION clubos_answer_by_status();
--> statement-breakpoint
-- A desk's clock may be ahead: what was written is not told as later than what came after it.
CREATE FUNCTION clubos_date_comment() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  NEW.created_at := least(NEW.created_at, now());
  RETURN NEW;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_date_comment() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER ticket_comments_dated BEFORE INSERT ON ticket_comments
FOR EACH ROW EXECUTE FUNCTION clubos_date_comment();
--> statement-breakpoint
-- With the owner's rights: nobody else says when a ticket was answered.
CREATE FUNCTION clubos_answer_by_comment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE public.tickets t SET answered_at = greatest(t.created_at, NEW.created_at), sync_seq = -1
  WHERE t.id = NEW.ticket_id AND t.answered_at IS NULL AND t.created_by <> NEW.author_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_answer_by_status(), clubos_answer_by_comment() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER ticket_comments_answer AFTER INSERT ON ticket_comments
FOR EACH ROW EXECUTE FUNCTION clubos_answer_by_comment();
--> statement-breakpoint
-- With the owner's rights: the way round may lead over tickets of other locations.
CREATE FUNCTION clubos_refuse_ticket_circle() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF EXISTS (
    WITH RECURSIVE onward AS (
      SELECT t.id, t.merged_into_id FROM public.tickets t WHERE t.id = NEW.merged_into_id
      UNION SELECT t.id, t.merged_into_id FROM public.tickets t JOIN onward o ON t.id = o.merged_into_id
    ) SELECT FROM onward WHERE id = NEW.id
  ) THEN
    RAISE EXCEPTION 'The other ticket was merged into this one meanwhile.' USING ERRCODE = 'CB001';
  END IF;
  IF EXISTS (
    WITH RECURSIVE above AS (
      SELECT t.id, t.parent_id FROM public.tickets t WHERE t.id = NEW.parent_id
      UNION SELECT t.id, t.parent_id FROM public.tickets t JOIN above a ON t.id = a.parent_id
    ) SELECT FROM above WHERE id = NEW.id
  ) THEN
    RAISE EXCEPTION 'The other ticket is a part of this one.' USING ERRCODE = 'CB001';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_refuse_ticket_circle() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER tickets_no_circle BEFORE UPDATE OF merged_into_id, parent_id ON tickets FOR EACH ROW
WHEN (NEW.merged_into_id IS NOT NULL OR NEW.parent_id IS NOT NULL) EXECUTE FUNCTION clubos_refuse_ticket_circle();
--> statement-breakpoint
-- Tickets that come again.
CREATE FUNCTION clubos_is_ticket_schedule(schedule jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
DECLARE
  days constant jsonb := schedule -> 'on';
BEGIN
  IF coalesce(schedule ->> 'at', '') !~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' THEN RETURN false; END IF;
  RETURN coalesce(CASE schedule ->> 'every'
    WHEN 'day' THEN true
    WHEN 'week' THEN jsonb_typeof(days) = 'array' AND days <> '[]' AND days <@ '["mon", "tue", "wed", "thu", "fri", "sat", "sun"]'
    WHEN 'month' THEN CASE WHEN jsonb_typeof(schedule -> 'day') = 'number' AND schedule ->> 'day' ~ '^[0-9]{1,2}$'
      THEN (schedule ->> 'day')::integer BETWEEN 1 AND 31 END
  END, false);
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_is_ticket_schedule(jsonb) IS 'Whether that says when a ticket comes again: every day, week or month, at a time of day.';
--> statement-breakpoint
ALTER TABLE ticket_templates ADD CONSTRAINT ticket_templates_schedule_form
CHECK (schedule IS NULL OR clubos_is_ticket_schedule(schedule));
--> statement-breakpoint
-- The first after a moment, by the clock on the wall. A day that a month does not have is its last.
CREATE FUNCTION clubos_next_recurrence(schedule jsonb, zone text, after timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = ''
AS $$
  SELECT min(moments.at) FROM (
    SELECT (days.day + (schedule ->> 'at')::time) AT TIME ZONE zone AS at
    FROM (SELECT (after AT TIME ZONE zone)::date + n AS day FROM generate_series(0, 62) n) days
    WHERE CASE schedule ->> 'every'
      WHEN 'day' THEN true
      WHEN 'week' THEN schedule -> 'on' ? (ARRAY['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])[extract(isodow FROM days.day)::integer]
      ELSE extract(day FROM days.day) = least((schedule ->> 'day')::integer,
        extract(day FROM date_trunc('month', days.day::timestamp) + interval '1 month - 1 day'))
    END
  ) moments WHERE moments.at > after
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_next_recurrence(jsonb, text, timestamptz) IS 'The first moment of a schedule after that one, by the clock of a time zone.';
--> statement-breakpoint
CREATE FUNCTION clubos_plan_recurrence() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  -- What is no schedule is refused by the table's own check, which comes after this.
  NEW.next_at := CASE WHEN NEW.deleted_at IS NULL AND public.clubos_is_ticket_schedule(NEW.schedule) THEN public.clubos_next_recurrence(
    NEW.schedule, (SELECT l.time_zone FROM public.locations l WHERE l.id = NEW.location_id), now()) END;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER ticket_templates_added BEFORE INSERT ON ticket_templates
FOR EACH ROW EXECUTE FUNCTION clubos_plan_recurrence();
--> statement-breakpoint
CREATE TRIGGER ticket_templates_planned BEFORE UPDATE ON ticket_templates FOR EACH ROW
WHEN ((OLD.schedule, OLD.location_id, OLD.deleted_at) IS DISTINCT FROM (NEW.schedule, NEW.location_id, NEW.deleted_at))
EXECUTE FUNCTION clubos_plan_recurrence();
--> statement-breakpoint
-- With the owner's rights, as it makes tickets in the name of whoever made the template. What was
-- missed while no desk was there is made once, not once for each time.
CREATE FUNCTION clubos_open_recurring() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  due record;
  made integer := 0;
BEGIN
  IF NOT EXISTS (SELECT FROM public.ticket_templates t WHERE t.next_at <= now()) THEN RETURN 0; END IF;
  PERFORM public.clubos_lock_head();
  FOR due IN
    SELECT t.*, l.time_zone FROM public.ticket_templates t JOIN public.locations l ON l.id = t.location_id
    WHERE t.next_at <= now() AND t.deleted_at IS NULL ORDER BY t.next_at
  LOOP
    INSERT INTO public.tickets (id, title, description, category, priority, location_id, bay_id, assignee_id, created_by,
      tags, created_at, due_at, checklist, template_id, recurs_at)
    VALUES (gen_random_uuid(), due.title, due.description, due.category, due.priority, due.location_id, due.bay_id,
      due.assignee_id, due.created_by, due.tags, now(), now() + make_interval(hours => due.due_after_hours),
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'text', c.item, 'done', false) ORDER BY c.n), '[]')
        FROM unnest(due.checklist) WITH ORDINALITY c (item, n)),
      due.id, due.next_at)
    ON CONFLICT DO NOTHING;
    UPDATE public.ticket_templates t SET next_at = public.clubos_next_recurrence(t.schedule, due.time_zone, now()) WHERE t.id = due.id;
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_open_recurring() IS 'Makes the tickets whose time has come, each once however many ask; how many. Any desk may ask.';
--> statement-breakpoint
-- Presence.
CREATE FUNCTION clubos_be_at_ticket(device uuid, ticket uuid, is_writing boolean)
RETURNS TABLE (person_id uuid, name text, writing boolean)
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  INSERT INTO public.presences (device_id, person_id, ticket_id, writing, seen_at)
  VALUES (device, public.clubos_me(), ticket, is_writing, now())
  ON CONFLICT (device_id) DO UPDATE SET ticket_id = excluded.ticket_id, writing = excluded.writing, seen_at = excluded.seen_at;
  RETURN QUERY
    SELECT p.person_id, n.name, bool_or(p.writing) FROM public.presences p JOIN public.staff_names n ON n.id = p.person_id
    WHERE p.ticket_id = ticket AND p.seen_at > now() - interval '30 seconds' AND p.person_id <> public.clubos_me()
    GROUP BY p.person_id, n.name ORDER BY n.name;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_be_at_ticket(uuid, uuid, boolean) IS 'Says that this device has that ticket before it, and who else had it in the last half minute.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_is_ticket_schedule(jsonb), clubos_next_recurrence(jsonb, text, timestamptz), clubos_plan_recurrence(),
  clubos_open_recurring(), clubos_be_at_ticket(uuid, uuid, boolean) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_is_ticket_schedule(jsonb), clubos_next_recurrence(jsonb, text, timestamptz)
TO clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_open_recurring()
TO clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_be_at_ticket(uuid, uuid, boolean)
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
-- As in 0009, with what is promised about tickets, in minutes of business hours; 0: nothing.
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
  ELSIF key ~ '^tickets[.](answer|resolve)-minutes[.](low|medium|high|urgent)$' THEN
    most := 525600;
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
SELECT clubos_install_sync();
--> statement-breakpoint
DROP TRIGGER tickets_depart ON tickets;
--> statement-breakpoint
CREATE TRIGGER tickets_depart AFTER UPDATE ON tickets FOR EACH ROW WHEN (OLD.location_id IS DISTINCT FROM NEW.location_id)
EXECUTE FUNCTION clubos_depart('ticket_comments.ticket_id', 'ticket_events.ticket_id', 'attachments.ticket_id',
  'ticket_links.ticket_id', 'ticket_links.other_id');
--> statement-breakpoint
CREATE TRIGGER ticket_templates_depart AFTER UPDATE ON ticket_templates FOR EACH ROW
WHEN (OLD.location_id IS DISTINCT FROM NEW.location_id) EXECUTE FUNCTION clubos_depart();
--> statement-breakpoint
CREATE TRIGGER assignment_rules_depart AFTER UPDATE ON assignment_rules FOR EACH ROW
WHEN (OLD.location_id IS DISTINCT FROM NEW.location_id) EXECUTE FUNCTION clubos_depart();
--> statement-breakpoint
INSERT INTO sync_entities (entity, author, fields) VALUES
  ('ticket_templates', 'created_by', '{"tags": "merge-set"}'),
  ('assignment_rules', 'created_by', '{}'),
  ('ticket_links', 'created_by', '{}');
--> statement-breakpoint
COMMENT ON TABLE ticket_templates IS 'What tickets that are written again and again begin with, and when they are made by themselves.';
--> statement-breakpoint
COMMENT ON COLUMN ticket_templates.next_at IS 'When the next ticket is made of it; worked out by the database alone.';
--> statement-breakpoint
COMMENT ON TABLE assignment_rules IS 'Who gets a new ticket that nobody was named for; the rule of the smallest position that fits.';
--> statement-breakpoint
COMMENT ON TABLE ticket_links IS 'Tickets that have to do with each other. Seen by whoever sees both.';
--> statement-breakpoint
COMMENT ON TABLE attachment_files IS 'Bytes of attachments, each file once, by hash. Seen by whoever sees an attachment of it.';
--> statement-breakpoint
COMMENT ON TABLE presences IS 'Which ticket each device has before it. Older than half a minute, it says nothing.';
--> statement-breakpoint
COMMENT ON COLUMN tickets.answered_at IS 'When it was first commented by somebody else than its maker, or begun; set once, by triggers alone.';
