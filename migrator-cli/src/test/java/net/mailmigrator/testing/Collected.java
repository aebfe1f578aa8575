package net.mailmigrator.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MessageMetadata;

/** A sink that keeps everything; closes what it gets. */
public final class Collected implements FetchSink {
    /** Octets by UID, in the order in which they came. */
    public final Map<Long, byte[]> octets = new LinkedHashMap<>();

    /** Metadata by UID. */
    public final Map<Long, MessageMetadata> metadata = new LinkedHashMap<>();

    /** SHA-256 by UID, as the content says. */
    public final Map<Long, String> sha256 = new LinkedHashMap<>();

    /** Words by UID. */
    public final Map<Long, String> unreadable = new LinkedHashMap<>();

    /** UIDs that are not there. */
    public final List<Long> absent = new ArrayList<>();

    /** All UIDs in the order of the calls. */
    public final List<Long> order = new ArrayList<>();

    @Override
    public void message(FetchedMessage message) {
        long uid = message.metadata().uid();
        order.add(uid);
        metadata.put(uid, message.metadata());
        try (var content = message.content()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.writeTo(out);
            octets.put(uid, out.toByteArray());
            sha256.put(uid, content.digests().exact().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void unreadable(long uid, String answer) {
        order.add(uid);
        unreadable.put(uid, answer);
    }

    @Override
    public void absent(long uid) {
        order.add(uid);
        absent.add(uid);
    }
}
