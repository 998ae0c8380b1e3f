-- Parts of words are looked for through trigrams where the server has pg_trgm and this user may use it; elsewhere every
-- line is looked at.
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX IF NOT EXISTS shelf_words_parts ON shelf_words USING gin (words gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
    NULL;
END $$;
