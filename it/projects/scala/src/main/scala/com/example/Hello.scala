package com.example

class Greeter(name: String):
  def greet(words: String*) = words.map(word => s"$word $name")

@main def hello() =
  Greeter(System.getProperty("os.arch")).greet("it runs on").foreach(println)
