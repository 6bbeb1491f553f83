-- Words as they are written, beside the full text that knows them by their stems: what is still being
-- typed may be longer than the stem ("hitt" of "hitting") and is the beginning of a written word only.
CREATE VIRTUAL TABLE tickets_written_fts USING fts5(
  title, description, content = 'tickets', columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 2'
);
--> statement-breakpoint
CREATE TRIGGER tickets_written_added AFTER INSERT ON tickets BEGIN
  INSERT INTO tickets_written_fts (rowid, title, description)
  VALUES (new.rowid, new.title, new.description);
END;
--> statement-breakpoint
CREATE TRIGGER tickets_written_removed AFTER DELETE ON tickets BEGIN
  INSERT INTO tickets_written_fts (tickets_written_fts, rowid, title, description)
  VALUES ('delete', old.rowid, old.title, old.description);
END;
--> statement-breakpoint
CREATE TRIGGER tickets_written_changed AFTER UPDATE OF title, description ON tickets
WHEN old.title IS NOT new.title OR old.description IS NOT new.description BEGIN
  INSERT INTO tickets_written_fts (tickets_written_fts, rowid, title, description)
  VALUES ('delete', old.rowid, old.title, old.description);
  INSERT INTO tickets_written_fts (rowid, title, description)
  VALUES (new.rowid, new.title, new.description);
END;
--> statement-breakpoint
INSERT INTO tickets_written_fts (rowid, title, description)
SELECT rowid, title, description FROM tickets ORDER BY rowid;
--> statement-breakpoint
CREATE VIRTUAL TABLE ticket_comments_written_fts USING fts5(
  body, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);
--> statement-breakpoint
CREATE TRIGGER ticket_comments_written_added AFTER INSERT ON ticket_comments BEGIN
  INSERT INTO ticket_comments_written_fts (rowid, body)
  SELECT (rowid << 31) + new.rowid, new.body FROM tickets WHERE id = new.ticket_id;
END;
--> statement-breakpoint
CREATE TRIGGER ticket_comments_written_removed AFTER DELETE ON ticket_comments BEGIN
  INSERT INTO ticket_comments_written_fts (ticket_comments_written_fts, rowid, body)
  SELECT 'delete', (rowid << 31) + old.rowid, old.body FROM tickets WHERE id = old.ticket_id;
END;
--> statement-breakpoint
CREATE TRIGGER ticket_comments_written_changed AFTER UPDATE OF body ON ticket_comments
WHEN old.body IS NOT new.body BEGIN
  INSERT INTO ticket_comments_written_fts (ticket_comments_written_fts, rowid, body)
  SELECT 'delete', (rowid << 31) + old.rowid, old.body FROM tickets WHERE id = old.ticket_id;
  INSERT INTO ticket_comments_written_fts (rowid, body)
  SELECT (rowid << 31) + new.rowid, new.body FROM tickets WHERE id = new.ticket_id;
END;
--> statement-breakpoint
-- Rows come and go in any order: a comment may be there before its ticket, and stay after it.
CREATE TRIGGER ticket_comments_written_found AFTER INSERT ON tickets BEGIN
  INSERT INTO ticket_comments_written_fts (rowid, body)
  SELECT (new.rowid << 31) + rowid, body FROM ticket_comments WHERE ticket_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER ticket_comments_written_lost AFTER DELETE ON tickets BEGIN
  INSERT INTO ticket_comments_written_fts (ticket_comments_written_fts, rowid, body)
  SELECT 'delete', (old.rowid << 31) + rowid, body FROM ticket_comments WHERE ticket_id = old.id;
END;
--> statement-breakpoint
INSERT INTO ticket_comments_written_fts (rowid, body)
SELECT (tickets.rowid << 31) + ticket_comments.rowid, body FROM ticket_comments
JOIN tickets ON tickets.id = ticket_comments.ticket_id;
