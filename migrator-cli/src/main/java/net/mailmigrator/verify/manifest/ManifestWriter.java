package net.mailmigrator.verify.manifest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import net.mailmigrator.imap.Digest;

/** Writes a manifest line by line and hashes the file as it goes. One thread. */
public final class ManifestWriter implements AutoCloseable {
    private final MessageDigest sha256 = Sha256.begin();
    private final OutputStream out;
    private long messages;
    private long bytes;

    /** What was written; the digest is that of the whole file. */
    public record Summary(Digest sha256, long messages, long bytes) {}

    /** Begins a file with its header. */
    public ManifestWriter(OutputStream file, ManifestHeader header) throws IOException {
        this.out = new BufferedOutputStream(new DigestOutputStream(file, sha256));
        for (String line : header.format()) {
            write(line);
        }
    }

    /** Adds a message; they come sorted by folder, in the order of its UTF-8, and UID. */
    public void add(ManifestLine line) throws IOException {
        write(line.format());
        messages++;
        bytes += line.bytes();
    }

    private void write(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Ends it. */
    public Summary finish() throws IOException {
        out.flush();
        return new Summary(Digest.of(sha256.digest()), messages, bytes);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
