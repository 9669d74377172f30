package com.example.greeting;

/** What is said. */
public interface Greeting {
    /**
     * Says it.
     *
     * @return the words
     */
    String text();
}
