# frozen_string_literal: true

require 'socket'
require_relative 'disk'

module LegacyLog
  # One process at a time owns a state folder, on one machine or on two that share a file system (EFS has flock). Two
  # tasks may overlap for a while; the second waits for the end of the first, and says so.
  class Lock
    POLL_SECONDS = 0.2
    SAY_SECONDS = 30

    def initialize(folder, log)
      @path = File.join(folder, 'lock')
      @log = log
    end

    def acquire
      Disk.make_folder(File.dirname(@path))
      @file = File.open(@path, File::RDWR | File::CREAT, 0o666)
      wait unless @file.flock(File::LOCK_EX | File::LOCK_NB)
      @former = @file.size.positive?
      sign
      self
    end

    def release = @file&.close

    # Whether somebody owned it before.
    def former? = @former

    private

    # Only for people. A disk without room is no reason not to start: what lies on it may be read and removed.
    def sign
      @file.truncate(0)
      @file.pwrite("process #{Process.pid} on #{Socket.gethostname} since #{Time.now.utc}\n", 0)
    rescue Errno::ENOSPC, Errno::EDQUOT
      nil
    end

    def wait
      stopped = false
      former = trap(:TERM) { stopped = true }
      asked = 0
      until @file.flock(File::LOCK_EX | File::LOCK_NB)
        give_up if stopped
        tell if (asked % (SAY_SECONDS / POLL_SECONDS)).zero?
        asked += 1
        sleep POLL_SECONDS
      end
      give_up if stopped
    ensure
      trap(:TERM, former || 'DEFAULT')
    end

    # Fluentd looks at the signal only when everything has started. Nothing of ours has, so nothing is left undone.
    def give_up
      @log.info 'stopped while it waited for another process'
      exit!(0)
    end

    def tell
      owner = @file.pread(200, 0).lines.first&.strip
      @log.warn 'waiting: another process still owns the state folder', lock: @path, owner: owner
    rescue EOFError
      @log.warn 'waiting: another process still owns the state folder', lock: @path
    end
  end
end
