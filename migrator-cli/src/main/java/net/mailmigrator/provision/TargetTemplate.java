package net.mailmigrator.provision;

import java.util.List;
import java.util.Set;
import net.mailmigrator.model.AgeBasis;
import net.mailmigrator.model.LoginStrategy;
import org.jspecify.annotations.Nullable;

/**
 * How a system is provisioned, as data: {@code mapping-templates/targets/NAME/target.yaml}.
 *
 * @param logins what the target takes for a login
 * @param carries the mapped fields that the target can hold
 * @param ageBasis from when the target counts the age of mail that it deletes by age
 */
public record TargetTemplate(
        String name,
        String description,
        LoginStrategy logins,
        Set<String> carries,
        Passwords passwords,
        Quota quota,
        AgeBasis ageBasis,
        FileForm file) {
    public TargetTemplate {
        carries = Set.copyOf(carries);
    }

    /**
     * Passwords that the target can check.
     *
     * @param accept schemes by Dovecot's names
     * @param encodings what may follow the scheme after a dot
     * @param plain the scheme that clear text is hashed with; null: clear text is not accepted
     * @param locked how a password is written that must not open, with {@code ${password}}
     */
    public record Passwords(
            Set<String> accept,
            Set<String> encodings,
            @Nullable String plain,
            String locked) {
        public Passwords {
            accept = Set.copyOf(accept);
            encodings = Set.copyOf(encodings);
        }

        /** Whether a hash of this scheme can be written as it is. */
        public boolean accepts(String scheme) {
            List<String> parts = List.of(scheme.split("\\.", 2));
            return accept.contains(parts.get(0)) && (parts.size() == 1 || encodings.contains(parts.get(1)));
        }
    }

    /** How limits are written: a number with {@code ${bytes}}, no limit, never assigned. */
    public record Quota(String limited, String unlimited, String unset) {}

    /**
     * The file.
     *
     * @param line one account, with {@code ${login}}, {@code ${password}} and {@code ${quota}}
     */
    public record FileForm(String name, String line) {}
}
