# frozen_string_literal: true

# The collector's wall clock as the soak sets it, as nobody may set the machine's for a test: an offset in whole seconds
# stands in the file SOAK_CLOCK, and is looked for each tenth of a second. A worker that has taken a new one says so
# beside it.
#
# Shifted is what Ruby asks: Time.now, Time.new without arguments, and Process.clock_gettime of the wall clock, so that
# Fluentd's EventTime.now and Clock.real_now are too. Left alone are monotonic time, as it is by a real step; what C code
# asks by itself (OpenSSL, the event loop); the times that the file system gives to files; and other processes, the
# health check among them.
module SteppedClock
  LOOK_SECONDS = 0.1
  WALL = [Process::CLOCK_REALTIME, (Process::CLOCK_REALTIME_COARSE if defined?(Process::CLOCK_REALTIME_COARSE))].freeze
  UNITS = {
    second: 1, millisecond: 1000, microsecond: 1_000_000, nanosecond: 1_000_000_000,
    float_second: 1.0, float_millisecond: 1000.0, float_microsecond: 1_000_000.0
  }.freeze

  @file = ENV.fetch('SOAK_CLOCK')
  @is_worker = ARGV.include?('--under-supervisor')
  @offset = 0
  @due = 0.0

  def self.offset
    now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    return @offset if now < @due

    @due = now + LOOK_SECONDS
    changed = mtime
    return @offset if changed == @changed

    @changed = changed
    take(changed ? File.read(@file).to_i : 0)
  end

  def self.mtime
    File.mtime(@file)
  rescue Errno::ENOENT
    nil
  end

  def self.take(offset)
    @offset = offset
    File.write("#{@file}.taken", offset.to_s) if @is_worker
    offset
  end

  # In front of Time's own.
  module OfTime
    def now(...) = super + SteppedClock.offset

    # Of some Rubies Time.now is made of Time.new with a zone.
    def new(*parts, **zone) = parts.empty? && zone.empty? ? now : super
  end

  # In front of Process's own.
  module OfProcess
    def clock_gettime(clock, unit = :float_second)
      WALL.include?(clock) ? super + (SteppedClock.offset * UNITS.fetch(unit)) : super
    end
  end

  Time.singleton_class.prepend(OfTime)
  Process.singleton_class.prepend(OfProcess)
end
