package net.mailmigrator.model;

/** Where an account stands (EXACTNESS §2). Verification is no state; without waves {@link #SYNCED} is the end. */
public enum AccountState {
    NEW,
    PROVISIONED,
    SYNCED,
    FROZEN,
    SWITCHED,
    DONE,
    FAILED,
    HELD,
    ROLLED_BACK
}
