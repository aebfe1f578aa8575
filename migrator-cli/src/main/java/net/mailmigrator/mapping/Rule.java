package net.mailmigrator.mapping;

/** One rule of the move (R1 … R34): looks at the source account, changes the draft, remarks on it. Pure. */
@FunctionalInterface
interface Rule {
    void apply(AccountDraft draft);
}
