package net.mailmigrator.model;

/**
 * The balance (I4): each source message that a pass saw is in exactly one of these states.
 *
 * @param source messages the source said it holds when the pass began
 * @param copied appended by this command
 * @param alreadyThere appended or adopted by earlier commands of this journal
 * @param adopted found at the target by this command and equal
 * @param excluded left out by a rule
 * @param refused not taken by the target
 * @param unreadable not handed out by the source
 * @param vanished expunged at the source during the pass
 * @param undecided may or may not have arrived
 * @param pending not dealt with yet
 */
public record MessageCounts(
        long source,
        long copied,
        long alreadyThere,
        long adopted,
        long excluded,
        long refused,
        long unreadable,
        long vanished,
        long undecided,
        long pending) {
    /** Nothing at all. */
    public static final MessageCounts NONE = new MessageCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Whether the sum closes. */
    public boolean closes() {
        return source == accounted();
    }

    /** The sum of the right-hand side. */
    public long accounted() {
        return copied + alreadyThere + adopted + excluded + refused + unreadable + vanished + undecided + pending;
    }

    /** The sum of two balances. */
    public MessageCounts plus(MessageCounts other) {
        return new MessageCounts(
                source + other.source,
                copied + other.copied,
                alreadyThere + other.alreadyThere,
                adopted + other.adopted,
                excluded + other.excluded,
                refused + other.refused,
                unreadable + other.unreadable,
                vanished + other.vanished,
                undecided + other.undecided,
                pending + other.pending);
    }

    /** The same balance told by a later command that copies nothing: what this one did is then there already. */
    public MessageCounts asSeenLater() {
        return new MessageCounts(
                source,
                0,
                alreadyThere + copied + adopted,
                0,
                excluded,
                refused,
                unreadable,
                vanished,
                undecided,
                pending);
    }
}
