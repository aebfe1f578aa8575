package net.mailmigrator.imap.angus;

import java.util.List;
import java.util.Locale;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * What one FETCH response says of the items that we ask for; others are skipped.
 *
 * @param uid 0 where it has none
 * @param size RFC822.SIZE; -1 where it has none
 * @param modSeq RFC 7162; 0 where it has none
 * @param hasBody whether it names a section, even with NIL in it
 * @param origin of a partial section; -1 where it has none
 * @param body the section's octets; null for NIL
 */
record FetchData(
        long uid,
        @Nullable List<String> flags,
        @Nullable String internalDate,
        long size,
        long modSeq,
        boolean hasBody,
        long origin,
        @Nullable Slice body) {

    /** Reads an untagged FETCH. */
    static FetchData parse(RawResponse response) throws ProtocolException {
        return parse(response.tokens());
    }

    /** Reads what stands after the star: {@code 12 FETCH (...)}. */
    static FetchData parse(Tokens tokens) throws ProtocolException {
        tokens.number();
        tokens.atom();
        tokens.expect('(');
        FetchData data = new FetchData(0, null, null, -1, 0, false, -1, null);
        while (!tokens.take(')')) {
            data = data.with(tokens.fetchItem().toUpperCase(Locale.ROOT), tokens);
        }
        return data;
    }

    private FetchData with(String item, Tokens tokens) throws ProtocolException {
        return switch (item) {
            case "UID" -> new FetchData(tokens.number(), flags, internalDate, size, modSeq, hasBody, origin, body);
            case "FLAGS" -> new FetchData(uid, tokens.list(), internalDate, size, modSeq, hasBody, origin, body);
            case "INTERNALDATE" -> {
                Slice date = tokens.nstring();
                yield new FetchData(
                        uid, flags, date == null ? null : date.latin1(), size, modSeq, hasBody, origin, body);
            }
            case "RFC822.SIZE" ->
                new FetchData(uid, flags, internalDate, tokens.number(), modSeq, hasBody, origin, body);
            case "MODSEQ" -> {
                tokens.expect('(');
                long given = tokens.number();
                tokens.expect(')');
                yield new FetchData(uid, flags, internalDate, size, given, hasBody, origin, body);
            }
            default -> {
                if (item.startsWith("BODY[")) {
                    yield new FetchData(uid, flags, internalDate, size, modSeq, true, origin(item), tokens.nstring());
                }
                tokens.skipValue();
                yield this;
            }
        };
    }

    private static long origin(String item) throws ProtocolException {
        int open = item.lastIndexOf('<');
        if (open < item.lastIndexOf(']')) {
            return -1;
        }
        try {
            return Long.parseLong(item.substring(open + 1, item.length() - 1));
        } catch (NumberFormatException | IndexOutOfBoundsException none) {
            throw new ProtocolException("malformed response: the origin of a section expected");
        }
    }

    /** The same without holding the octets. */
    FetchData withoutBody() {
        return new FetchData(uid, flags, internalDate, size, modSeq, hasBody, origin, null);
    }

    /** Whether it holds nothing but what servers send unasked: flags. */
    boolean isFlagsOnly() {
        return internalDate == null && size < 0 && !hasBody;
    }
}
