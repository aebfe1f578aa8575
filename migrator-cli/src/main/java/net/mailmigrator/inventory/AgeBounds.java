package net.mailmigrator.inventory;

import java.time.LocalDate;

/**
 * Days that divide messages by age; a message dated before a day is older than that, one of the day itself is not.
 *
 * @param old what is dated before it is looked for
 * @param oneYear a year before the look
 * @param threeYears three years before the look
 */
public record AgeBounds(LocalDate old, LocalDate oneYear, LocalDate threeYears) {}
