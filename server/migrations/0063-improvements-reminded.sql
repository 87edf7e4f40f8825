-- When the owner of an improvement was last reminded that its day has passed; null: not since it was last changed.
alter table improvement add column reminded_at timestamptz;
