package net.mailmigrator.journal;

/** How far counters move: messages at the target, and their octets. */
record Tally(long messages, long octets) {
    static final Tally ZERO = new Tally(0, 0);

    Tally plus(Tally other) {
        return new Tally(messages + other.messages, octets + other.octets);
    }

    Tally minus(Tally other) {
        return new Tally(messages - other.messages, octets - other.octets);
    }

    boolean isZero() {
        return messages == 0 && octets == 0;
    }

    /** What a row counts for. The octets are those that were read, else those listed (adopted messages). */
    static Tally of(MessageState state, long sizeAsListed, long octetsOrZero) {
        return state == MessageState.APPENDED ? new Tally(1, octetsOrZero > 0 ? octetsOrZero : sizeAsListed) : ZERO;
    }
}
