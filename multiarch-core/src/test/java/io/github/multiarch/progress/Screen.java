package io.github.multiarch.progress;

import java.util.ArrayList;
import java.util.List;

/** What a terminal shows after it received some text. It knows the escape sequences that we use, and fails on any other. */
final class Screen {
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private final int height;
    private int row;
    private int column;
    private boolean wraps = true;

    /** A terminal of unlimited width on which text is received. */
    Screen(int height, String text) {
        this.height = height;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\033') {
                int end = i + 2;
                while (!Character.isLetter(text.charAt(end))) {
                    end++;
                }
                escape(text.substring(i + 1, end + 1));
                i = end;
            } else {
                character(c);
            }
        }
    }

    private void character(char c) {
        if (c == '\r') {
            column = 0;
        } else if (c == '\n') {
            row++;
            if (row == rows.size()) {
                rows.add(new StringBuilder());
            }
        } else if (Character.isISOControl(c)) {
            throw new IllegalStateException("control character " + (int) c);
        } else {
            var current = rows.get(row);
            while (current.length() <= column) {
                current.append(' ');
            }
            current.setCharAt(column++, c);
        }
    }

    private void escape(String sequence) {
        switch (sequence) {
            case "[K" -> rows.get(row).setLength(Math.min(column, rows.get(row).length()));
            case "[J" -> {
                rows.get(row).setLength(Math.min(column, rows.get(row).length()));
                rows.subList(row + 1, rows.size()).clear();
            }
            case "[?7l" -> wraps = false;
            case "[?7h" -> wraps = true;
            default -> {
                if (!sequence.matches("\\[[0-9]+A")) {
                    throw new IllegalStateException("escape sequence " + sequence);
                }
                int up = Integer.parseInt(sequence.substring(1, sequence.length() - 1));
                if (up >= height) {
                    throw new IllegalStateException("moves up " + up + " rows of a terminal that has " + height);
                }
                row -= up;
            }
        }
    }

    /** Every row, those that scrolled away too, without blanks at its end; not the empty one in which the cursor stands at the end. */
    List<String> text() {
        var last = rows.size() - 1;
        return rows.stream()
                .limit(row == last && rows.get(last).isEmpty() ? last : rows.size())
                .map(text -> text.toString().stripTrailing())
                .toList();
    }

    /** Whether the next thing printed would look as if nothing had been drawn. */
    boolean isAsBefore() {
        return column == 0 && row == rows.size() - 1 && rows.get(row).isEmpty() && wraps;
    }
}
