package net.mailmigrator.imap.angus;

import org.jspecify.annotations.Nullable;

/** The client's side of one SASL exchange (RFC 4422). Used once. */
interface SaslMechanism {
    /** What the client says first. */
    byte[] initial();

    /**
     * Answers a challenge after the first response.
     *
     * @throws SaslException where the server says something that must not be answered
     */
    byte[] answer(byte[] challenge) throws SaslException;

    /** Why a login that the server calls successful must not be believed; null: it may be. */
    default @Nullable String doubt() {
        return null;
    }

    /** What the server said about its refusal inside the exchange, for people; empty: nothing. */
    default String explanation() {
        return "";
    }

    /** The server's part of the exchange is wrong; the message says how and holds no secret. */
    final class SaslException extends Exception {
        private static final long serialVersionUID = 1L;

        SaslException(String message) {
            super(message);
        }
    }
}
