package net.mailmigrator.testing;

import java.util.List;

/**
 * A message of a {@link MailGenerator}.
 *
 * @param folder the folder's levels, without a namespace's prefix
 * @param flags system flags and keywords as they stand on the wire
 * @param internalDate epoch seconds
 */
@SuppressWarnings("ArrayRecordComponent") // compared by digests, never by equals
public record GeneratedMail(List<String> folder, List<String> flags, long internalDate, byte[] octets) {
    public GeneratedMail {
        folder = List.copyOf(folder);
        flags = List.copyOf(flags);
    }

    /** The folder as it stands in manifests. */
    public String folderName() {
        return String.join("/", folder);
    }

    MailManifest.Entry entry() {
        return MailManifest.Entry.of(folderName(), flags, internalDate, ManifestReader.sha256(octets));
    }

    /** The manifest of messages. */
    public static MailManifest manifest(List<GeneratedMail> mails) {
        return new MailManifest(mails.stream().map(GeneratedMail::entry).toList());
    }
}
