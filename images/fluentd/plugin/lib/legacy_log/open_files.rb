# frozen_string_literal: true

module LegacyLog
  # Each chunk of a buffer of files holds two of them open, each connection one. The usual 1024 are less than a full
  # buffer and the allowed connections need, and without one more not even what would make room can be written. A process
  # may raise its own limit up to the hard one.
  module OpenFiles
    ENOUGH = 16_384

    module_function

    def allow
      now, hard = Process.getrlimit(:NOFILE)
      wanted = [hard, ENOUGH].min
      Process.setrlimit(:NOFILE, wanted, hard) if now < wanted
    end
  end
end
