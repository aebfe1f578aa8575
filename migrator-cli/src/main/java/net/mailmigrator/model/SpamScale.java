package net.mailmigrator.model;

/** What a spam score counts. */
public enum SpamScale {
    /** SpamAssassin points; 5 marks spam. */
    SA,
    /** Rspamd points; 15 rejects. */
    RSPAMD,
    /** How sure the filter is, 0 to 100. */
    PERCENT
}
