package net.mailmigrator.mapping;

/** What rules look at beside an account: what is in scope, who moves when, and which addresses there are. */
record Surroundings(ScopeFilter scope, Waves waves, AddressBook book, MoveDay move) {}
