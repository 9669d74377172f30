package com.example.greeting.internal;

import com.example.greeting.Greeting;

/** Found as a service only. */
public final class Hello implements Greeting {
    @Override
    public String text() {
        return "hello from " + Hello.class.getModule();
    }
}
