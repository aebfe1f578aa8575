package net.mailmigrator.testing;

import java.time.Duration;

/**
 * What is to happen to one connection that goes through a {@link FaultProxy}.
 *
 * @param reset the end comes as RST (SO_LINGER 0), not as FIN
 * @param delivery when held octets reach the server; says nothing of other deeds
 * @param delay by which the first writes in both directions are late
 */
public record FaultPlan(Deed deed, Place place, boolean reset, Delivery delivery, Duration delay) {
    /** Nothing but delays. */
    public static final FaultPlan NONE = new FaultPlan(
            Deed.NOTHING, new Place(Place.Kind.CLIENT_OCTETS, 1, 0), false, Delivery.AT_ONCE, Duration.ZERO);

    /** What the proxy does at the place. */
    public enum Deed {
        NOTHING,
        /** Both ends are cut. */
        CUT,
        /** The client is cut; the server has got all that came before the place, and then sees the end of the stream. */
        LOSE_ANSWERS,
        /** What the client sends from the place on is kept; the client is cut when it has fallen silent. */
        HOLD
    }

    /** When the octets of a dead client reach the server. */
    public enum Delivery {
        /** As soon as the client is gone. */
        AT_ONCE,
        /** When somebody connects again. */
        AT_NEXT_CONNECTION,
        /** When the test says so. */
        WHEN_TOLD
    }

    /**
     * A place in a conversation.
     *
     * @param number which literal, which APPEND or which change of this connection, from 1; says nothing of the other kinds
     * @param octets how many of them pass before it is reached
     */
    public record Place(Kind kind, int number, int octets) {
        /** What is counted. */
        public enum Kind {
            /** Octets of the client from the beginning. */
            CLIENT_OCTETS,
            /** Octets of the server from the beginning. */
            SERVER_OCTETS,
            /** Octets of one literal of an APPEND, counted modulo its length: a literal is sent in part. */
            APPEND_LITERAL,
            /** Right before the last CRLF of an APPEND, which makes it take effect. */
            APPEND_END,
            /** Octets of the answer to an APPEND that is complete: the acknowledgement is lost. */
            APPEND_ANSWER,
            /** Right before the CRLF of a UID STORE or UID EXPUNGE. */
            CHANGE_END,
            /** Octets of the answer to a UID STORE or UID EXPUNGE. */
            CHANGE_ANSWER
        }

        @Override
        public String toString() {
            return switch (kind) {
                case CLIENT_OCTETS -> octets + " octets of the client";
                case SERVER_OCTETS -> octets + " octets of the server";
                case APPEND_LITERAL -> "octet " + octets + " (modulo length) of literal " + number;
                case APPEND_END -> "the last CRLF of APPEND " + number;
                case APPEND_ANSWER -> octets + " octets of the answer to APPEND " + number;
                case CHANGE_END -> "the CRLF of STORE or EXPUNGE " + number;
                case CHANGE_ANSWER -> octets + " octets of the answer to STORE or EXPUNGE " + number;
            };
        }
    }

    @Override
    public String toString() {
        return deed == Deed.NOTHING
                ? "nothing"
                : deed + (reset ? " with RST" : "") + " at " + place
                        + (deed == Deed.HOLD ? ", delivered " + delivery : "");
    }
}
