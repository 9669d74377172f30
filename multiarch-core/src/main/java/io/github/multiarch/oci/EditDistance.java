package io.github.multiarch.oci;

/** Levenshtein's distance between two names: how many letters to add, remove or replace. */
public final class EditDistance {
    /** Of a longer name only the beginning counts. */
    private static final int LONGEST = 40;

    private EditDistance() {}

    /**
     * Between what was written and what may have been meant.
     *
     * @param written of any length; what lies behind its first 40 characters does not count
     * @param meant a known name
     * @return 0 where they are equal
     */
    public static int of(String written, String meant) {
        var text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
        var row = new int[meant.length() + 1];
        for (int j = 0; j <= meant.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= text.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= meant.length(); j++) {
                int substituted = diagonal + (text.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[meant.length()];
    }
}
