# frozen_string_literal: true

require_relative 'crash'

module LegacyLog
  # Writes bytes, for a test in two halves with a place to be killed between them.
  module HalvedWrite
    module_function

    def write(file, bytes)
      file.sync = true
      if Crash.armed?('half')
        file.write(bytes.byteslice(0, bytes.bytesize / 2))
        Crash.point('half')
        bytes = bytes.byteslice(bytes.bytesize / 2, bytes.bytesize)
      end
      file.write(bytes)
    end
  end
end
