package com.example.lean;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class LeanApplication {
    public static void main(String[] args) {
        SpringApplication.run(LeanApplication.class, args);
    }
}
