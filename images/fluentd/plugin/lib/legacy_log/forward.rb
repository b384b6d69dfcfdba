# frozen_string_literal: true

# What stands between a socket and the buffer.
require_relative 'forward/acks_watcher'
require_relative 'forward/admission'
require_relative 'forward/handshakes'
require_relative 'forward/held_acks'
require_relative 'forward/seldom'
require_relative 'forward/session'
require_relative 'forward/tls_files'
