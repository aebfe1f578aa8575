package net.mailmigrator.imap;

/**
 * Flags that are set on, or taken off, some messages alike; all others of these messages stay as they are.
 *
 * @param flags at least one; what may not be sent ({@link MessageFlags#sendable()}) is dropped
 */
public record FlagChange(Direction direction, MessageFlags flags) {
    /** Which way. */
    public enum Direction {
        SET("+FLAGS.SILENT"),
        CLEAR("-FLAGS.SILENT");

        private final String wire;

        Direction(String wire) {
            this.wire = wire;
        }

        /** The data item name of STORE (RFC 9051 §6.4.6). */
        public String wire() {
            return wire;
        }
    }

    public FlagChange {
        flags = flags.sendable();
        if (flags.isEmpty()) {
            throw new IllegalArgumentException("a change of no flag");
        }
    }

    /** Sets flags. */
    public static FlagChange set(MessageFlags flags) {
        return new FlagChange(Direction.SET, flags);
    }

    /** Takes flags off. */
    public static FlagChange clear(MessageFlags flags) {
        return new FlagChange(Direction.CLEAR, flags);
    }

    /** The flags of a message after the change. */
    public MessageFlags appliedTo(MessageFlags before) {
        return direction == Direction.SET ? before.plus(flags) : before.minus(flags);
    }
}
