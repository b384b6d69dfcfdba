# frozen_string_literal: true

require 'fileutils'
require 'tmpdir'
require 'test/unit'
require 'legacy_tail/key'
require 'legacy_tail/positions'

# What is known of files from the process before.
class PositionsTest < Test::Unit::TestCase
  class Log
    attr_reader :said

    def error(message, **details) = (@said ||= []) << [message, details]
  end

  def setup = @folder = Dir.mktmpdir

  def teardown = FileUtils.rm_rf(@folder)

  def test_damaged_ones_are_kept_beside_and_said_and_all_begins_anew
    ['', '{"spool":"a"', '[]', 'null', "\xff"].each do |text|
      File.binwrite(File.join(@folder, 'positions.json'), text)
      log = Log.new
      positions = LegacyTail::Positions.new(@folder, log: log)
      assert_equal([[], text.b], [positions.entries, File.binread(File.join(@folder, 'positions.json.damaged'))], text.inspect)
      assert_match(/\Athe positions are damaged: all files are read from their beginning/, log.said[0][0])
    end
  end

  def test_none_are_no_damage
    log = Log.new
    LegacyTail::Positions.new(@folder, log: log)
    assert_equal(nil, log.said)
  end
end
