package com.example.tool;

import com.example.library.Greeting;

public final class Tool {
    private Tool() {}

    public static void main(String[] args) {
        System.out.println("tool: " + Greeting.text());
    }
}
