package com.example

class Greeter(private val name: String) {
    fun greet(vararg words: String) = words.map { "$it $name" }
}

fun main() {
    Greeter(System.getProperty("os.arch")).greet("it runs on").forEach(::println)
}
