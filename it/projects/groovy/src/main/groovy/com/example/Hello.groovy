package com.example

['it runs on'].each { println "$it ${System.getProperty('os.arch')}" }
