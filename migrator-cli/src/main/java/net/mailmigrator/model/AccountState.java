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
    ROLLED_BACK;

    /** Whether the new system is the live one: then a pass only appends messages that are new at the source (I9). */
    public boolean isSwitched() {
        return this == SWITCHED || this == DONE;
    }

    /** Whether a pass over the account decides where it stands; later states are the cut-over's to leave. */
    public boolean followsPasses() {
        return switch (this) {
            case NEW, PROVISIONED, SYNCED, FAILED -> true;
            case FROZEN, SWITCHED, DONE, HELD, ROLLED_BACK -> false;
        };
    }
}
