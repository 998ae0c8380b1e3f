-- Indexes alone.
-- Everything that a list may be filtered by stands in the index that has its order: what is counted or left out is never
-- fetched. It does for one country what an index of its own did.
DROP INDEX shelf_by_day;
DROP INDEX shelf_by_country;
CREATE INDEX shelf_lists ON shelf (
    until, day, id, last, country, role, killed, disputed, kind, lat, lon, fresh, stance, unheld, since, claims
);
