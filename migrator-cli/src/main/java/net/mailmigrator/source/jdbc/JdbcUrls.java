package net.mailmigrator.source.jdbc;

import java.util.regex.Pattern;

/** JDBC addresses as they may be shown. */
public final class JdbcUrls {
    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");
    private static final Pattern PARAMETER = Pattern.compile(
            "([?&;][^?&;=]*(?:user|password|passwd|pwd|secret|token|key)[^?&;=]*=)[^&;]*", Pattern.CASE_INSENSITIVE);

    private JdbcUrls() {}

    /** The address without user, password and keys. */
    public static String withoutCredentials(String url) {
        String bare = USER_INFO.matcher(url).replaceAll("//");
        return PARAMETER.matcher(bare).replaceAll("$1[redacted]");
    }
}
