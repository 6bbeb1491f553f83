-- Rules of tickets, messages, escalations, proposals, change plans and the ledger.
-- Own error codes, all with a sentence that people can read:
--   CB001  the state cannot become that state, or what is settled cannot be edited
--   CB002  approval: too few, one's own, too late, or something unreviewed
--   CB003  the number wants no texts
--   CB004  somebody else has claimed it
--   CB005  the text has changed since the proposal was made
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'ticket_comments', 'ticket_events', 'attachments', 'saved_views',
    'drafts', 'scheduled_messages', 'notes', 'canned_replies', 'macros', 'opt_outs',
    'escalations', 'on_call', 'failures', 'failure_groups', 'proposals', 'approvals',
    'replay_runs', 'replay_results', 'change_plans', 'change_steps', 'ledger', 'ledger_head'
  ] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON public.%I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- States: the one place that says what may follow what. An unknown table or state may go nowhere.
CREATE FUNCTION clubos_may_move(entity text, old_state text, new_state text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
  SELECT coalesce(old_state = new_state OR new_state = ANY (string_to_array(moves.allowed -> entity ->> old_state, ' ')), false)
  FROM (VALUES ('{
    "tickets": {
      "open": "in-progress waiting resolved closed",
      "in-progress": "open waiting resolved closed",
      "waiting": "open in-progress resolved closed",
      "resolved": "open in-progress closed archived",
      "closed": "open archived",
      "archived": "open"
    },
    "proposals": {
      "draft": "validated rejected expired",
      "validated": "draft pending rejected expired conflicted",
      "pending": "approved rejected expired conflicted",
      "approved": "applying rejected expired conflicted",
      "applying": "applied approved conflicted",
      "applied": "rolled-back",
      "conflicted": "rejected expired"
    },
    "change_plans": {
      "draft": "dry-run",
      "dry-run": "draft reviewed",
      "reviewed": "draft running",
      "running": "done stopped failed",
      "stopped": "running rolled-back",
      "failed": "running rolled-back",
      "done": "rolled-back"
    },
    "change_steps": {
      "waiting": "running",
      "running": "done failed",
      "failed": "running rolled-back",
      "done": "rolled-back"
    },
    "scheduled_messages": {"waiting": "sent cancelled"},
    "failure_groups": {
      "open": "proposed fixed dismissed",
      "proposed": "open fixed dismissed",
      "fixed": "open",
      "dismissed": "open"
    }
  }'::jsonb)) AS moves (allowed)
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_may_move(text, text, text) IS 'Whether a row of that table may go from one status to another.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_may_move(text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_may_move(text, text, text)
TO clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
CREATE FUNCTION clubos_check_move() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF public.clubos_may_move(TG_TABLE_NAME, OLD.status, NEW.status) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'What is “%” cannot become “%”.', OLD.status, NEW.status USING ERRCODE = 'CB001', TABLE = TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['tickets', 'proposals', 'change_plans', 'change_steps', 'scheduled_messages', 'failure_groups'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON public.%I FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION public.clubos_check_move()', name || '_moves', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['ticket_comments', 'ticket_events', 'approvals'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION public.clubos_refuse_change()', name || '_insert_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION public.clubos_refuse_change()', name || '_never_emptied', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Tickets.
ALTER TABLE bays ADD CONSTRAINT bays_id_at_location UNIQUE (id, location_id);
--> statement-breakpoint
ALTER TABLE tickets ADD CONSTRAINT tickets_bay_of_location FOREIGN KEY (bay_id, location_id) REFERENCES bays (id, location_id);
--> statement-breakpoint
CREATE FUNCTION clubos_set_ticket_resolved() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF NEW.status NOT IN ('resolved', 'closed', 'archived') THEN
    NEW.resolved_at := NULL;
  ELSIF TG_OP = 'UPDATE' THEN
    NEW.resolved_at := coalesce(OLD.resolved_at, now());
  ELSE
    NEW.resolved_at := coalesce(NEW.resolved_at, now());
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tickets_resolved BEFORE INSERT OR UPDATE ON tickets
FOR EACH ROW EXECUTE FUNCTION clubos_set_ticket_resolved();
--> statement-breakpoint
-- With the owner's rights: nobody else may write history.
CREATE FUNCTION clubos_record_ticket_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET timezone = 'UTC'
AS $$
BEGIN
  INSERT INTO public.ticket_events (id, ticket_id, field, from_value, to_value, by_id, at)
  SELECT gen_random_uuid(), NEW.id, was.key, was.value, became.value, public.clubos_me(), now()
  FROM jsonb_each(to_jsonb(OLD)) was JOIN jsonb_each(to_jsonb(NEW)) became USING (key)
  WHERE was.value IS DISTINCT FROM became.value
    AND was.key NOT IN ('version', 'sync_seq', 'updated_by', 'updated_at', 'resolved_at');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tickets_history AFTER UPDATE ON tickets
FOR EACH ROW EXECUTE FUNCTION clubos_record_ticket_change();
--> statement-breakpoint
-- Messages. What was written before these rules is brought in line with them first.
UPDATE conversations SET customer_phone = customers.phone
FROM customers WHERE customers.id = conversations.customer_id;
--> statement-breakpoint
UPDATE messages SET customer_phone = conversations.customer_phone,
  idempotency_key = CASE messages.direction WHEN 'outbound' THEN messages.id::text END
FROM conversations WHERE conversations.id = messages.conversation_id;
--> statement-breakpoint
UPDATE customers SET location_id = conversations.location_id
FROM conversations WHERE conversations.customer_id = customers.id;
--> statement-breakpoint
ALTER TABLE customers ADD CONSTRAINT customers_id_phone UNIQUE (id, phone);
--> statement-breakpoint
ALTER TABLE conversations ADD CONSTRAINT conversations_of_number FOREIGN KEY (customer_id, customer_phone) REFERENCES customers (id, phone);
--> statement-breakpoint
ALTER TABLE conversations ADD CONSTRAINT conversations_id_phone UNIQUE (id, customer_phone);
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_of_number FOREIGN KEY (conversation_id, customer_phone) REFERENCES conversations (id, customer_phone);
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_key_of_outbound CHECK ((direction = 'outbound') = (idempotency_key IS NOT NULL));
--> statement-breakpoint
CREATE FUNCTION clubos_place_customer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE public.customers SET location_id = NEW.location_id
  WHERE id = NEW.customer_id AND location_id IS DISTINCT FROM NEW.location_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER conversations_place_customer AFTER INSERT OR UPDATE OF location_id, customer_id ON conversations
FOR EACH ROW EXECUTE FUNCTION clubos_place_customer();
--> statement-breakpoint
-- After the row is in, its reference has locked the conversation: an opt-out waits, or is seen here.
-- What was sent before the opt-out and is only recorded later passes.
CREATE FUNCTION clubos_refuse_opted_out() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM FROM public.conversations WHERE id = NEW.conversation_id FOR KEY SHARE;
  IF EXISTS (
    SELECT FROM public.conversations c JOIN public.opt_outs o ON o.customer_id = c.customer_id
    WHERE c.id = NEW.conversation_id AND o.deleted_at IS NULL
      AND (NEW.status = 'queued' OR NEW.sent_at >= o.created_at)
  ) THEN
    RAISE EXCEPTION 'This number asked for no more texts.' USING ERRCODE = 'CB003';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER messages_not_to_opted_out AFTER INSERT OR UPDATE OF status ON messages
FOR EACH ROW WHEN (NEW.direction = 'outbound') EXECUTE FUNCTION clubos_refuse_opted_out();
--> statement-breakpoint
CREATE FUNCTION clubos_stop_texts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  stopped uuid;
BEGIN
  SELECT id INTO stopped FROM public.conversations WHERE customer_id = NEW.customer_id FOR UPDATE;
  UPDATE public.messages SET status = 'failed', error = 'This number asked for no more texts.'
  WHERE conversation_id = stopped AND status = 'queued';
  UPDATE public.scheduled_messages SET status = 'cancelled'
  WHERE conversation_id = stopped AND status = 'waiting';
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION clubos_check_scheduled_author() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF public.clubos_me() <> OLD.author_id
    AND (NEW.body, NEW.send_at, NEW.unless_answered) IS DISTINCT FROM (OLD.body, OLD.send_at, OLD.unless_answered) THEN
    RAISE EXCEPTION 'It goes out under its author''s name: others can only cancel it.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER scheduled_messages_by_author BEFORE UPDATE ON scheduled_messages
FOR EACH ROW EXECUTE FUNCTION clubos_check_scheduled_author();
--> statement-breakpoint
CREATE TRIGGER opt_outs_stop_texts AFTER INSERT OR UPDATE OF deleted_at ON opt_outs
FOR EACH ROW WHEN (NEW.deleted_at IS NULL) EXECUTE FUNCTION clubos_stop_texts();
--> statement-breakpoint
-- Escalations. A worker claims for somebody who pressed the button elsewhere; nobody takes over.
CREATE FUNCTION clubos_check_claim() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  me uuid := public.clubos_me();
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.claimed_by IS NOT DISTINCT FROM OLD.claimed_by THEN
    NEW.claimed_at := OLD.claimed_at;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND (
    (OLD.claimed_by IS NOT NULL AND NEW.claimed_by IS NOT NULL)
    OR coalesce(OLD.claimed_by, NEW.claimed_by) <> coalesce(me, OLD.claimed_by, NEW.claimed_by)
  ) THEN
    RAISE EXCEPTION 'Only who has claimed it gives it back, and nobody claims for others.' USING ERRCODE = 'CB004';
  END IF;
  NEW.claimed_at := CASE WHEN NEW.claimed_by IS NOT NULL THEN now() END;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER escalations_claim BEFORE INSERT OR UPDATE ON escalations
FOR EACH ROW EXECUTE FUNCTION clubos_check_claim();
--> statement-breakpoint
-- Proposals. With the owner's rights: approvals and texts count whether or not the person may read them.
CREATE FUNCTION clubos_require_approvals(proposal public.proposals) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  needed integer := greatest(1, coalesce((
    SELECT (s.value #>> '{}')::integer FROM public.settings s
    WHERE s.key = 'approvals.needed' AND s.scope IS NULL AND s.deleted_at IS NULL
  ), 2));
  given integer;
BEGIN
  SELECT count(DISTINCT a.approver_id) INTO given FROM public.approvals a
  WHERE a.proposal_id = proposal.id AND a.decision = 'approve'
    AND a.approver_id IS DISTINCT FROM proposal.proposed_by;
  IF given < needed THEN
    RAISE EXCEPTION 'This needs % approvals and has %.', needed, given USING ERRCODE = 'CB002';
  END IF;
  IF EXISTS (
    SELECT FROM public.replay_results r JOIN public.replay_runs n ON n.id = r.run_id
    WHERE n.proposal_id = proposal.id AND r.verdict = 'worse' AND r.reviewed_by IS NULL
      AND r.deleted_at IS NULL AND n.deleted_at IS NULL
  ) THEN
    RAISE EXCEPTION 'An answer that gets worse was not reviewed.' USING ERRCODE = 'CB002';
  END IF;
END
$$;
--> statement-breakpoint
-- The SOP must still be as it was, or, once applied, be exactly what was approved, made from that.
CREATE FUNCTION clubos_require_base(proposal public.proposals) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  current_sha256 text;
  previous_sha256 text;
BEGIN
  IF proposal.sop_id IS NULL THEN
    RETURN;
  END IF;
  PERFORM FROM public.sops WHERE id = proposal.sop_id FOR UPDATE;
  SELECT v.sha256, (SELECT b.sha256 FROM public.sop_versions b WHERE b.sop_id = s.id AND b.version < v.version ORDER BY b.version DESC LIMIT 1)
  INTO current_sha256, previous_sha256
  FROM public.sops s JOIN public.sop_versions v ON v.sop_id = s.id AND v.version = s.current_version
  WHERE s.id = proposal.sop_id AND s.deleted_at IS NULL;
  IF current_sha256 = proposal.base_sha256
    OR (proposal.status = 'applied' AND current_sha256 = proposal.result_sha256 AND previous_sha256 = proposal.base_sha256)
  THEN
    RETURN;
  END IF;
  RAISE EXCEPTION 'The text was changed since this was proposed.' USING ERRCODE = 'CB005';
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_require_approvals(public.proposals), clubos_require_base(public.proposals) FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION clubos_check_proposal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  NEW.audience := coalesce((SELECT s.audience FROM public.sops s WHERE s.id = NEW.sop_id), NEW.audience);
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'draft' THEN
      RAISE EXCEPTION 'A proposal begins as a draft.' USING ERRCODE = 'CB001';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.proposed_by, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.proposed_by, OLD.created_at)
    OR (OLD.status <> 'draft' AND (NEW.title, NEW.sop_id, NEW.reasoning, NEW.patch, NEW.base_sha256, NEW.result_sha256, NEW.expires_at)
      IS DISTINCT FROM (OLD.title, OLD.sop_id, OLD.reasoning, OLD.patch, OLD.base_sha256, OLD.result_sha256, OLD.expires_at))
  THEN
    RAISE EXCEPTION 'A proposal that is “%” can no longer be edited.', OLD.status USING ERRCODE = 'CB001';
  END IF;
  -- Or they would approve their own words under somebody else's name.
  IF public.clubos_me() <> coalesce(NEW.proposed_by, '00000000-0000-0000-0000-000000000000')
    AND (NEW.title, NEW.reasoning, NEW.patch, NEW.base_sha256, NEW.result_sha256)
      IS DISTINCT FROM (OLD.title, OLD.reasoning, OLD.patch, OLD.base_sha256, OLD.result_sha256)
  THEN
    RAISE EXCEPTION 'Only whoever proposed this edits it: make a proposal of your own.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.status = OLD.status THEN
    RETURN NEW;
  END IF;
  -- Not now(), at which the transaction began: it may have waited until the proposal expired.
  IF NEW.status IN ('approved', 'applying') AND OLD.status <> 'applying' AND NEW.expires_at <= clock_timestamp() THEN
    RAISE EXCEPTION 'This proposal has expired.' USING ERRCODE = 'CB002';
  END IF;
  IF NEW.status IN ('approved', 'applying', 'applied') THEN
    PERFORM public.clubos_require_approvals(NEW);
    PERFORM public.clubos_require_base(NEW);
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- After proposals_moves, by name.
CREATE TRIGGER proposals_rules BEFORE INSERT OR UPDATE ON proposals
FOR EACH ROW EXECUTE FUNCTION clubos_check_proposal();
--> statement-breakpoint
-- What is kept from some, is kept from them in proposals for it, too.
CREATE FUNCTION clubos_follow_audience() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE public.proposals SET audience = NEW.audience
  WHERE sop_id = NEW.id AND audience IS DISTINCT FROM NEW.audience;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER sops_proposals_follow AFTER UPDATE OF audience ON sops
FOR EACH ROW EXECUTE FUNCTION clubos_follow_audience();
--> statement-breakpoint
CREATE FUNCTION clubos_check_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  proposal public.proposals;
BEGIN
  SELECT * INTO proposal FROM public.proposals WHERE id = NEW.proposal_id FOR UPDATE;
  IF proposal.proposed_by = NEW.approver_id THEN
    RAISE EXCEPTION 'Nobody decides about their own proposal.' USING ERRCODE = 'CB002';
  END IF;
  IF proposal.status <> 'pending' OR proposal.expires_at <= clock_timestamp() THEN
    RAISE EXCEPTION 'Only pending proposals are decided about.' USING ERRCODE = 'CB002';
  END IF;
  IF NOT EXISTS (SELECT FROM public.staff s WHERE s.id = NEW.approver_id AND s.role IN ('manager', 'admin')) THEN
    RAISE EXCEPTION 'Only management decides about proposals.' USING ERRCODE = 'CB002';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER approvals_rules BEFORE INSERT ON approvals
FOR EACH ROW EXECUTE FUNCTION clubos_check_approval();
--> statement-breakpoint
-- Change plans: what runs is what was looked at.
CREATE FUNCTION clubos_check_change_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.status <> 'draft'
    AND (NEW.kind, NEW.proposal_id, NEW.parameters) IS DISTINCT FROM (OLD.kind, OLD.proposal_id, OLD.parameters)
  THEN
    RAISE EXCEPTION 'A plan that is “%” can no longer be edited.', OLD.status USING ERRCODE = 'CB001';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.status NOT IN ('draft', 'dry-run')
    AND (NEW.dry_run IS DISTINCT FROM OLD.dry_run OR NEW.reviewed_by IS DISTINCT FROM OLD.reviewed_by) AND NEW.status <> 'draft'
  THEN
    RAISE EXCEPTION 'What was found and who looked at it stays as it is.' USING ERRCODE = 'CB001';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.status = 'reviewed' AND NEW.dry_run IS DISTINCT FROM OLD.dry_run THEN
    RAISE EXCEPTION 'What is approved is the dry run that was looked at.' USING ERRCODE = 'CB002';
  END IF;
  IF NEW.status = 'draft' THEN
    NEW.dry_run := NULL;
    NEW.reviewed_by := NULL;
  ELSIF NEW.status = 'dry-run' THEN
    NEW.reviewed_by := NULL;
  ELSIF OLD.status = 'dry-run' AND NEW.reviewed_by IS DISTINCT FROM coalesce(public.clubos_me(), NEW.reviewed_by) THEN
    RAISE EXCEPTION 'People look at a dry run themselves.' USING ERRCODE = 'CB002';
  END IF;
  IF NEW.status = 'running' AND NEW.proposal_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM public.proposals p WHERE p.id = NEW.proposal_id AND p.status IN ('approved', 'applying')
  ) THEN
    RAISE EXCEPTION 'What this plan does was not approved.' USING ERRCODE = 'CB002';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER change_plans_rules BEFORE INSERT OR UPDATE ON change_plans
FOR EACH ROW EXECUTE FUNCTION clubos_check_change_plan();
--> statement-breakpoint
-- Ledger. The database itself says when and who; jsonb fixes one spelling, which is stored as it was hashed.
INSERT INTO ledger_head (seq, hash) VALUES (0, repeat('0', 64));
--> statement-breakpoint
CREATE FUNCTION clubos_seal_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  given jsonb := NEW.entry::jsonb;
  head public.ledger_head;
BEGIN
  IF jsonb_typeof(given) <> 'object' OR coalesce(given ->> 'kind', '') = '' THEN
    RAISE EXCEPTION 'An entry is a JSON object with a kind.' USING ERRCODE = 'check_violation';
  END IF;
  SELECT * INTO STRICT head FROM public.ledger_head FOR UPDATE;
  -- ON CONFLICT would skip the row, and the head would point at an entry that is not there.
  IF EXISTS (SELECT FROM public.ledger l WHERE l.id = NEW.id) THEN
    RAISE EXCEPTION 'The ledger has this entry already.' USING ERRCODE = 'unique_violation';
  END IF;
  NEW.seq := head.seq + 1;
  NEW.prev_hash := head.hash;
  NEW.entry := (given || jsonb_build_object(
    'id', NEW.id,
    'seq', NEW.seq,
    'by', public.clubos_me(),
    'at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  ))::text;
  NEW.hash := encode(sha256('\x00'::bytea || convert_to(NEW.entry, 'UTF8') || decode(NEW.prev_hash, 'hex')), 'hex');
  UPDATE public.ledger_head SET seq = NEW.seq, hash = NEW.hash;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER ledger_sealed BEFORE INSERT ON ledger
FOR EACH ROW EXECUTE FUNCTION clubos_seal_ledger();
--> statement-breakpoint
CREATE FUNCTION clubos_refuse_ledger_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  RAISE EXCEPTION 'The ledger is only ever added to.' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER ledger_insert_only BEFORE UPDATE OR DELETE ON ledger
FOR EACH ROW EXECUTE FUNCTION clubos_refuse_ledger_change();
--> statement-breakpoint
CREATE TRIGGER ledger_never_emptied BEFORE TRUNCATE ON ledger
FOR EACH STATEMENT EXECUTE FUNCTION clubos_refuse_ledger_change();
--> statement-breakpoint
CREATE TRIGGER ledger_head_only_forward BEFORE UPDATE ON ledger_head
FOR EACH ROW WHEN (NEW.seq <> OLD.seq + 1) EXECUTE FUNCTION clubos_refuse_ledger_change();
--> statement-breakpoint
CREATE TRIGGER ledger_head_stays BEFORE DELETE OR TRUNCATE ON ledger_head
FOR EACH STATEMENT EXECUTE FUNCTION clubos_refuse_ledger_change();
--> statement-breakpoint
-- Also while replication or a restore turns ordinary triggers off.
ALTER TABLE ledger ENABLE ALWAYS TRIGGER ledger_insert_only;
--> statement-breakpoint
ALTER TABLE ledger ENABLE ALWAYS TRIGGER ledger_never_emptied;
--> statement-breakpoint
-- Reading.
GRANT SELECT ON ticket_comments, ticket_events, attachments, saved_views, drafts, scheduled_messages, notes,
  canned_replies, macros, opt_outs, escalations, on_call, failures, ledger, ledger_head
TO clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT SELECT ON failure_groups, proposals, approvals, replay_runs, replay_results, change_plans, change_steps
TO clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
-- Tickets: all staff; management deletes.
GRANT INSERT (id, title, description, category, priority, status, location_id, bay_id, assignee_id, created_by, tags,
    conversation_id, trace_id, created_at, due_at, watchers, checklist, parent_id),
  UPDATE (title, description, category, priority, status, location_id, bay_id, assignee_id, tags, conversation_id,
    due_at, watchers, checklist, parent_id, merged_into_id)
ON tickets TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT UPDATE (deleted_at) ON tickets TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, ticket_id, author_id, body, created_at) ON ticket_comments
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, ticket_id, name, media_type, byte_size, sha256, created_by, created_at), UPDATE (name, deleted_at)
ON attachments TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, screen, name, filters, shared, position, created_by), UPDATE (name, filters, shared, position, deleted_at)
ON saved_views TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
-- Inbox: all staff.
GRANT INSERT (id, phone, name, created_at), UPDATE (name) ON customers
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, customer_id, customer_phone, location_id, assignee_id, last_message_at),
  UPDATE (location_id, assignee_id, unread_count, last_message_at, needs_human, urgent, snoozed_until)
ON conversations TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, conversation_id, customer_phone, direction, body, idempotency_key, status, author_id, trace_id, sent_at)
ON messages TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, customer_id, source, created_by, created_at) ON opt_outs
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT UPDATE (deleted_at) ON opt_outs TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, conversation_id, author_id, body, trace_id, created_at), UPDATE (body, deleted_at) ON drafts
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, conversation_id, author_id, body, send_at, unless_answered, status, created_at),
  UPDATE (body, send_at, unless_answered, status) ON scheduled_messages
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, conversation_id, author_id, body, mentions, created_at), UPDATE (body, mentions, deleted_at) ON notes
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, title, location_id, body, created_by), UPDATE (title, location_id, body, deleted_at) ON canned_replies
TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, title, location_id, actions, created_by), UPDATE (title, location_id, actions, deleted_at) ON macros
TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
-- Escalations: all staff raise them, operators claim them.
GRANT INSERT (id, channel, assistant, reason, question, trace_id, conversation_id, ticket_id, location_id, created_by, created_at, urgent_at)
ON escalations TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT UPDATE (claimed_by, resolved_at) ON escalations TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, location_id, staff_id, starts_at, ends_at, created_by), UPDATE (location_id, staff_id, starts_at, ends_at, deleted_at)
ON on_call TO clubos_manager, clubos_admin;
--> statement-breakpoint
-- Intelligence and changes: all staff report failures, operators propose, management decides.
GRANT INSERT (id, kind, trace_id, assistant, question, detail, location_id, created_by, created_at) ON failures
TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT UPDATE (group_id, deleted_at) ON failures TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, title, assistant, analysis, status, created_by, created_at), UPDATE (title, analysis, status, deleted_at)
ON failure_groups TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, title, sop_id, group_id, audience, reasoning, patch, base_sha256, result_sha256, status, proposed_by, created_at, expires_at),
  UPDATE (title, group_id, reasoning, patch, base_sha256, result_sha256, status, status_note)
ON proposals TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, proposal_id, approver_id, decision, reason, created_at) ON approvals TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, proposal_id, created_by, created_at, days, questions, unchanged, finished_at), UPDATE (questions, unchanged, finished_at)
ON replay_runs TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, run_id, trace_id, question, before_answer, after_answer, verdict) ON replay_results
TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT UPDATE (reviewed_by, review_note) ON replay_results TO clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, kind, title, proposal_id, parameters, status, created_by, created_at),
  UPDATE (title, proposal_id, parameters, status, dry_run, reviewed_by, deleted_at)
ON change_plans TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, plan_id, position, title, status), UPDATE (position, title, status, checkpoint, started_at, finished_at, deleted_at)
ON change_steps TO clubos_operator, clubos_manager, clubos_admin;
--> statement-breakpoint
GRANT INSERT (id, entry) ON ledger TO clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
-- The worker: what comes in from outside, what became of what went out, timers, analyses.
GRANT INSERT (id, phone, name, created_at) ON customers TO clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, customer_id, customer_phone, location_id, last_message_at, unread_count, needs_human, urgent),
  UPDATE (last_message_at, unread_count, needs_human, urgent, snoozed_until) ON conversations TO clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, conversation_id, customer_phone, direction, kind, body, provider_id, idempotency_key, status, error, author_id, trace_id, sent_at),
  UPDATE (provider_id, status, error) ON messages TO clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, customer_id, source, created_at), UPDATE (deleted_at) ON opt_outs TO clubos_worker;
--> statement-breakpoint
GRANT UPDATE (status, message_id) ON scheduled_messages TO clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, channel, thread, assistant, reason, question, trace_id, conversation_id, ticket_id, location_id, created_at, urgent_at),
  UPDATE (thread, claimed_by, urgent_at, resolved_at) ON escalations TO clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, kind, trace_id, assistant, question, detail, location_id, group_id, created_at), UPDATE (group_id) ON failures TO clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, title, assistant, analysis, status, created_at), UPDATE (title, analysis, status) ON failure_groups TO clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, title, sop_id, group_id, audience, reasoning, patch, base_sha256, result_sha256, status, created_at, expires_at),
  UPDATE (status, status_note) ON proposals TO clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, proposal_id, created_at, days, questions, unchanged, finished_at), UPDATE (questions, unchanged, finished_at)
ON replay_runs TO clubos_worker;
--> statement-breakpoint
GRANT INSERT (id, run_id, trace_id, question, before_answer, after_answer, verdict) ON replay_results TO clubos_worker;
--> statement-breakpoint
COMMENT ON COLUMN tickets.resolved_at IS 'Set when a ticket is resolved or closed and cleared when it is opened again, by a trigger alone.';
--> statement-breakpoint
COMMENT ON TABLE ticket_comments IS 'What staff wrote beside a ticket. Insert-only.';
--> statement-breakpoint
COMMENT ON TABLE ticket_events IS 'History of tickets, a row for each changed field; written by a trigger alone, insert-only.';
--> statement-breakpoint
COMMENT ON TABLE attachments IS 'Names, sizes and hashes of files beside tickets; their bytes are elsewhere.';
--> statement-breakpoint
COMMENT ON TABLE saved_views IS 'Named filters of lists, of one person or shared.';
--> statement-breakpoint
COMMENT ON COLUMN customers.location_id IS 'Of their conversation, by a trigger; null: seen at every location.';
--> statement-breakpoint
COMMENT ON COLUMN messages.customer_phone IS 'Where it came from or goes to; with conversation_id it must name one conversation, so no text lands in another''s.';
--> statement-breakpoint
COMMENT ON COLUMN messages.idempotency_key IS 'Of every outbound message: the provider sends once per key.';
--> statement-breakpoint
COMMENT ON TABLE opt_outs IS 'Numbers that get no outbound message; a tombstone is one that was lifted.';
--> statement-breakpoint
COMMENT ON TABLE drafts IS 'Replies begun and not sent.';
--> statement-breakpoint
COMMENT ON TABLE scheduled_messages IS 'Replies to be sent at a time.';
--> statement-breakpoint
COMMENT ON TABLE notes IS 'What staff tell each other beside a conversation.';
--> statement-breakpoint
COMMENT ON TABLE canned_replies IS 'Texts that staff send often; a null location means every location.';
--> statement-breakpoint
COMMENT ON TABLE macros IS 'Several inbox steps under one name; a null location means every location.';
--> statement-breakpoint
COMMENT ON TABLE escalations IS 'Questions that wait for a human. claimed_at is set by a trigger.';
--> statement-breakpoint
COMMENT ON TABLE on_call IS 'Who is told of urgent escalations, from when to when.';
--> statement-breakpoint
COMMENT ON TABLE failures IS 'Answers that did not do, redacted.';
--> statement-breakpoint
COMMENT ON TABLE failure_groups IS 'Failures that mean the same, and what an analysis found.';
--> statement-breakpoint
COMMENT ON TABLE proposals IS 'Suggested changes to knowledge. Contents are fixed once a proposal is no draft; clubos_may_move lists the states.';
--> statement-breakpoint
COMMENT ON TABLE approvals IS 'What each approver decided, once. Insert-only.';
--> statement-breakpoint
COMMENT ON TABLE replay_runs IS 'Questions asked before, answered again with and without a proposal.';
--> statement-breakpoint
COMMENT ON TABLE replay_results IS 'Answers that a proposal changes; an unreviewed worse one blocks approval.';
--> statement-breakpoint
COMMENT ON TABLE change_plans IS 'Large changes: dry run, looked at, live. Parameters are fixed once a plan is no draft.';
--> statement-breakpoint
COMMENT ON TABLE change_steps IS 'Phases of a change plan.';
--> statement-breakpoint
COMMENT ON TABLE ledger IS 'Hash chain of decisions and changes: ids and hashes, never texts. Refuses update, delete and truncate even to its owner.';
--> statement-breakpoint
COMMENT ON COLUMN ledger.entry IS 'JSON text exactly as hashed: hash = sha256(0x00, entry in UTF-8, bytes of prev_hash).';
--> statement-breakpoint
COMMENT ON TABLE ledger_head IS 'One row: number and hash of the last ledger entry; locked while one is added.';
