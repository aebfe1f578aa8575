package net.mailmigrator.model;

import java.math.BigDecimal;

/** What a spam score counts. */
public enum SpamScale {
    /** SpamAssassin points; 5 marks spam. */
    SA(""),
    /** Rspamd points; 15 rejects. */
    RSPAMD(" (Rspamd)"),
    /** How sure the filter is, 0 to 100. */
    PERCENT(" %");

    private final String unit;

    SpamScale(String unit) {
        this.unit = unit;
    }

    /** A score for people: {@code 8.0}, {@code 80 %}. */
    public String text(BigDecimal score) {
        return score.toPlainString() + unit;
    }
}
