-- Tickets that come out of files, and how long what people write in tickets may be.
CREATE POLICY "operators_add" ON "tickets" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("tickets"."created_by" = (select public.clubos_me()) and "tickets"."status" in ('resolved', 'closed', 'archived') and ((select public.clubos_my_locations()) = '{}' or "tickets"."location_id" is null or "tickets"."location_id" = any((select public.clubos_my_locations())::text[]))));
--> statement-breakpoint
-- Whoever may import may say what a ticket’s past was. Nobody says it of one that is there.
GRANT INSERT (answered_at, resolved_at, cause, fix) ON tickets TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
-- What has happened lies between the ticket’s beginning and now, whatever a desk’s clock says.
CREATE FUNCTION clubos_date_import() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF public.clubos_me() IS NULL THEN RETURN NEW; END IF;
  IF NEW.answered_at IS NOT NULL THEN NEW.answered_at := greatest(NEW.created_at, least(NEW.answered_at, now())); END IF;
  IF NEW.resolved_at IS NOT NULL THEN NEW.resolved_at := greatest(NEW.created_at, least(NEW.resolved_at, now())); END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- Before tickets_resolved, by name: that one sets what is missing.
CREATE TRIGGER tickets_dated BEFORE INSERT ON tickets FOR EACH ROW
WHEN (NEW.answered_at IS NOT NULL OR NEW.resolved_at IS NOT NULL) EXECUTE FUNCTION clubos_date_import();
--> statement-breakpoint
-- Opened again, a ticket still tells when it had been resolved, or its clock would have run on. With the
-- owner’s rights: nobody writes history. Who did it is not known.
CREATE FUNCTION clubos_record_import() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF public.clubos_me() IS NULL THEN RETURN NULL; END IF;
  INSERT INTO public.ticket_events (id, ticket_id, field, from_value, to_value, by_id, at)
  VALUES (gen_random_uuid(), NEW.id, 'status', '"open"', to_jsonb(NEW.status), NULL, NEW.resolved_at);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tickets_resolved_elsewhere AFTER INSERT ON tickets FOR EACH ROW
WHEN (NEW.resolved_at IS NOT NULL) EXECUTE FUNCTION clubos_record_import();
--> statement-breakpoint
-- A desk refuses the same by shared/tickets. Not a constraint: what is longer already stays, and may be
-- changed elsewhere. What the database’s own functions copy, such as recurring tickets, is not looked at.
-- Arguments: the column; what is said; of an array how many items and how many letters each.
CREATE FUNCTION clubos_refuse_size() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  given constant jsonb := to_jsonb(NEW) -> TG_ARGV[0];
  letters constant integer := TG_ARGV[3];
BEGIN
  IF current_user <> session_user OR public.clubos_me() IS NULL THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) -> TG_ARGV[0] = given THEN RETURN NEW; END IF;
  IF letters IS NULL OR jsonb_typeof(given) <> 'array' OR jsonb_array_length(given) > TG_ARGV[2]::integer OR EXISTS (
    SELECT FROM jsonb_array_elements(given) each (item)
    WHERE length(coalesce(each.item ->> 'text', each.item #>> '{}')) > letters
      -- What else is in an item, and how its letters are written.
      OR length(each.item::text) > 10 * letters
  ) THEN
    RAISE EXCEPTION '%', TG_ARGV[1] USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_refuse_size() IS 'For triggers: refuses what a person wrote that is longer than its column may be, unless it was so before.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_date_import(), clubos_record_import(), clubos_refuse_size() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER tickets_title_size BEFORE INSERT OR UPDATE OF title ON tickets FOR EACH ROW
WHEN (length(NEW.title) > 200) EXECUTE FUNCTION clubos_refuse_size('title', 'A title has at most 200 letters.');
--> statement-breakpoint
CREATE TRIGGER tickets_description_size BEFORE INSERT OR UPDATE OF description ON tickets FOR EACH ROW
WHEN (length(NEW.description) > 20000) EXECUTE FUNCTION clubos_refuse_size('description', 'A description has at most 20,000 letters.');
--> statement-breakpoint
CREATE TRIGGER tickets_tags_size BEFORE INSERT OR UPDATE OF tags ON tickets FOR EACH ROW
WHEN (NEW.tags <> '{}') EXECUTE FUNCTION clubos_refuse_size('tags', 'A ticket has at most 20 tags of 40 letters each.', '20', '40');
--> statement-breakpoint
CREATE TRIGGER tickets_checklist_size BEFORE INSERT OR UPDATE OF checklist ON tickets FOR EACH ROW
WHEN (NEW.checklist <> '[]') EXECUTE FUNCTION clubos_refuse_size('checklist', 'A checklist has at most 100 items of 300 letters each.', '100', '300');
--> statement-breakpoint
CREATE TRIGGER tickets_watchers_size BEFORE INSERT OR UPDATE OF watchers ON tickets FOR EACH ROW
WHEN (cardinality(NEW.watchers) > 1000) EXECUTE FUNCTION clubos_refuse_size('watchers', 'A ticket has at most 1,000 watchers.');
--> statement-breakpoint
CREATE TRIGGER ticket_comments_body_size BEFORE INSERT ON ticket_comments FOR EACH ROW
WHEN (length(NEW.body) > 10000) EXECUTE FUNCTION clubos_refuse_size('body', 'A comment has at most 10,000 letters.');
--> statement-breakpoint
CREATE TRIGGER ticket_templates_description_size BEFORE INSERT OR UPDATE OF description ON ticket_templates FOR EACH ROW
WHEN (length(NEW.description) > 20000) EXECUTE FUNCTION clubos_refuse_size('description', 'A description has at most 20,000 letters.');
--> statement-breakpoint
CREATE TRIGGER ticket_templates_tags_size BEFORE INSERT OR UPDATE OF tags ON ticket_templates FOR EACH ROW
WHEN (NEW.tags <> '{}') EXECUTE FUNCTION clubos_refuse_size('tags', 'A ticket has at most 20 tags of 40 letters each.', '20', '40');
--> statement-breakpoint
CREATE TRIGGER ticket_templates_checklist_size BEFORE INSERT OR UPDATE OF checklist ON ticket_templates FOR EACH ROW
WHEN (NEW.checklist <> '{}') EXECUTE FUNCTION clubos_refuse_size('checklist', 'A checklist has at most 100 items of 300 letters each.', '100', '300');
--> statement-breakpoint
CREATE TRIGGER saved_views_name_size BEFORE INSERT OR UPDATE OF name ON saved_views FOR EACH ROW
WHEN (length(NEW.name) > 80) EXECUTE FUNCTION clubos_refuse_size('name', 'The name of a view has at most 80 letters.');
--> statement-breakpoint
CREATE TRIGGER saved_views_filters_size BEFORE INSERT OR UPDATE OF filters ON saved_views FOR EACH ROW
WHEN (length(NEW.filters::text) > 200000) EXECUTE FUNCTION clubos_refuse_size('filters', 'A view has filters of at most 200,000 letters.');
--> statement-breakpoint
COMMENT ON COLUMN tickets.resolved_at IS 'Set when a ticket is resolved or closed and cleared when it is opened again, by a trigger alone; of one that comes out of a file, said by whoever imports it.';
--> statement-breakpoint
COMMENT ON COLUMN tickets.answered_at IS 'When it was first commented by somebody else than its maker, or begun; set once, by triggers alone; of one that comes out of a file, said by whoever imports it.';
