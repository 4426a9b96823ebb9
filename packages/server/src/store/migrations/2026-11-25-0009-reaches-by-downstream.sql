-- The river above a reach is walked from reach to reach against the current: without this each step reads all reaches of the city.
CREATE INDEX reaches_by_downstream ON reaches (city, downstream);
