# frozen_string_literal: true

module LegacyLog
  # What has been counted since the start, from several threads. What is told of it is for others to say.
  class Counts
    def initialize
      @lock = Mutex.new
      @counts = Hash.new(0)
    end

    def add(name, count = 1) = @lock.synchronize { @counts[name] += count }

    def to_h = @lock.synchronize { @counts.dup }
  end
end
