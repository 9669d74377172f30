package com.example.natives;

/** What came of a call into native code. */
sealed interface Outcome {
    static Outcome of(NativeCall call) {
        try {
            call.run();
            return new Worked();
        } catch (Throwable e) {
            return new Failed(e);
        }
    }

    String text();

    record Worked() implements Outcome {
        @Override
        public String text() {
            return "ok";
        }
    }

    record Failed(Throwable problem) implements Outcome {
        /** Where it began: an ExceptionInInitializerError, say, tells nothing. */
        @Override
        public String text() {
            var root = problem;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getClass().getSimpleName() + ": " + root.getMessage();
        }
    }
}
