package org.north;

/** The main class that the case names. */
public class A {
    public static void main(String[] args) {
        System.out.println("here");
    }
}
