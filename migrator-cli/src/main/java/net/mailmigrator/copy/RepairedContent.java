package net.mailmigrator.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import net.mailmigrator.imap.DigestingSink;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.MessageContent;

/** A message's octets repaired while they are written; nothing is kept of them. Whoever owns the original closes it. */
final class RepairedContent implements MessageContent {
    private final MessageContent original;
    private final List<Repair> repairs;
    private final Digests digests;

    /** @param repairs one or more that change octets */
    RepairedContent(MessageContent original, List<Repair> repairs) {
        this.original = original;
        this.repairs = repairs.stream()
                .sorted(Comparator.comparing(Repair::stage).reversed())
                .toList();
        DigestingSink sink = new DigestingSink();
        try {
            writeTo(sink);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        this.digests = sink.digests();
    }

    /** Whether the repairs found something to do. */
    boolean differs() {
        return !digests.exact().equals(original.digests().exact());
    }

    @Override
    public Digests digests() {
        return digests;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        OutputStream next = out;
        for (Repair repair : repairs) {
            next = repair.before(next);
        }
        original.writeTo(next);
        ((RepairStream) next).end();
    }

    @Override
    public void close() {}
}
