-- Who can be given tickets, asked to watch them and called to them: people who work here, and no kiosk.
-- Replaced, not dropped: so it keeps its rights.
CREATE OR REPLACE VIEW "public"."staff_names" WITH (security_barrier = true) AS (select "id", "name", "version", "sync_seq", "updated_at", "deleted_at", "role" <> 'kiosk' and "status" = 'active' as "works_here" from "staff" where (select public.clubos_my_locations()) is not null or pg_has_role(session_user, 'clubos_worker', 'member'));
--> statement-breakpoint
COMMENT ON COLUMN staff_names.works_here IS 'Can be given tickets and called to them: neither a kiosk nor suspended. Which of the two, it does not say.';
--> statement-breakpoint
-- With the owner's rights, as not everybody may read who is on the staff. Who stood there before stays,
-- and who was suspended is let through: a desk that was offline did not know of it, and its work counts.
CREATE FUNCTION clubos_refuse_outsiders() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  -- One person or several.
  before constant jsonb := CASE TG_OP WHEN 'UPDATE' THEN jsonb_build_array() || (to_jsonb(OLD) -> TG_ARGV[0]) ELSE '[]' END;
  given constant jsonb := jsonb_build_array() || (to_jsonb(NEW) -> TG_ARGV[0]);
BEGIN
  IF EXISTS (
    SELECT FROM jsonb_array_elements_text(given) each (id)
    WHERE each.id IS NOT NULL AND NOT before ? each.id
      AND NOT EXISTS (SELECT FROM public.staff s WHERE s.id = each.id::uuid AND s.role <> 'kiosk')
  ) THEN
    RAISE EXCEPTION 'Only people who work here can be chosen for this. Choose somebody else.' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_refuse_outsiders() IS 'For triggers: refuses kiosks and strangers in the column that is named, one person or an array of them.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_refuse_outsiders() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER tickets_assigned_here BEFORE INSERT OR UPDATE OF assignee_id ON tickets FOR EACH ROW
WHEN (NEW.assignee_id IS NOT NULL) EXECUTE FUNCTION clubos_refuse_outsiders('assignee_id');
--> statement-breakpoint
CREATE TRIGGER tickets_watched_here BEFORE INSERT OR UPDATE OF watchers ON tickets FOR EACH ROW
WHEN (NEW.watchers <> '{}') EXECUTE FUNCTION clubos_refuse_outsiders('watchers');
--> statement-breakpoint
CREATE TRIGGER ticket_comments_call_here BEFORE INSERT ON ticket_comments FOR EACH ROW
WHEN (NEW.mentions <> '{}') EXECUTE FUNCTION clubos_refuse_outsiders('mentions');
--> statement-breakpoint
CREATE TRIGGER ticket_templates_assigned_here BEFORE INSERT OR UPDATE OF assignee_id ON ticket_templates FOR EACH ROW
WHEN (NEW.assignee_id IS NOT NULL) EXECUTE FUNCTION clubos_refuse_outsiders('assignee_id');
--> statement-breakpoint
CREATE TRIGGER assignment_rules_assigned_here BEFORE INSERT OR UPDATE OF assignee_id ON assignment_rules FOR EACH ROW
WHEN (NEW.assignee_id IS NOT NULL) EXECUTE FUNCTION clubos_refuse_outsiders('assignee_id');
--> statement-breakpoint
CREATE TRIGGER on_call_here BEFORE INSERT OR UPDATE OF staff_id ON on_call FOR EACH ROW
EXECUTE FUNCTION clubos_refuse_outsiders('staff_id');
--> statement-breakpoint
-- As in 0010, but nobody is given a ticket who does not work here any more.
CREATE OR REPLACE FUNCTION clubos_open_recurring() RETURNS integer
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
      (SELECT s.id FROM public.staff s WHERE s.id = due.assignee_id AND s.role <> 'kiosk' AND s.status = 'active'),
      due.created_by, due.tags, now(), now() + make_interval(hours => due.due_after_hours),
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
-- A ticket's history tells of files that were taken away, and of those that were put back: as ClubOS
-- does that, it is the same file again, under another id. With the owner's rights: nobody writes history.
CREATE FUNCTION clubos_record_file_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (
    SELECT FROM public.attachments a
    WHERE a.ticket_id = NEW.ticket_id AND a.sha256 = NEW.sha256 AND a.created_by = NEW.created_by
      AND a.created_at = NEW.created_at AND a.deleted_at IS NOT NULL
  ) THEN RETURN NULL; END IF;
  INSERT INTO public.ticket_events (id, ticket_id, field, from_value, to_value, by_id, at)
  VALUES (gen_random_uuid(), NEW.ticket_id, 'file',
    CASE WHEN NEW.deleted_at IS NOT NULL THEN to_jsonb(NEW.name) END,
    CASE WHEN NEW.deleted_at IS NULL THEN to_jsonb(NEW.name) END, public.clubos_me(), now());
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_record_file_change() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER attachments_put_back AFTER INSERT ON attachments
FOR EACH ROW WHEN (NEW.deleted_at IS NULL) EXECUTE FUNCTION clubos_record_file_change();
--> statement-breakpoint
CREATE TRIGGER attachments_taken_away AFTER UPDATE OF deleted_at ON attachments FOR EACH ROW
WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)) EXECUTE FUNCTION clubos_record_file_change();
