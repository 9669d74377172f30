package com.example.packed;

import com.example.greeting.Greeting;

/** Says the version that its jar has. */
public final class Packed {
    private Packed() {}

    public static void main(String[] args) {
        System.out.println("version " + Packed.class.getPackage().getImplementationVersion() + " with "
                + Greeting.class.getSimpleName());
    }
}
