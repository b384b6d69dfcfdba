# frozen_string_literal: true

require 'fileutils'
require 'tmpdir'
require 'test/unit'
require 'legacy_tail/spool_file'

# Lines without a file of their own, in one.
class SpoolFileTest < Test::Unit::TestCase
  def setup
    @folder = Dir.mktmpdir
    @path = File.join(@folder, 'lines.log')
  end

  def teardown = FileUtils.rm_rf(@folder)

  def test_a_full_file_is_renamed_and_a_new_one_begun
    file = LegacyTail::SpoolFile.new(@path, 8)
    3.times { |n| file.write("line #{n}\n") }
    assert_equal([%W[line\ 2\n], ["line 0\nline 1\n"]], Dir[File.join(@folder, '*')].sort.map { |path| File.read(path) }.partition { |text| text.size < 8 })
  end

  def test_a_line_that_a_kill_cut_off_stays_by_itself
    File.write(@path, 'cut of')
    LegacyTail::SpoolFile.new(@path, 100).write("whole\n")
    assert_equal("cut of\nwhole\n", File.read(@path))
  end

  # A disk that takes so many bytes of the next write.
  def full_after(bytes)
    file = LegacyTail::SpoolFile.new(@path, 100)
    opened = File.open(@path, 'ab')
    opened.define_singleton_method(:write) do |text|
      super(text.byteslice(0, bytes))
      raise Errno::ENOSPC
    end
    assert_raise(Errno::ENOSPC) { file.send(:add, opened, "second\nthird\n") }
  end

  def test_of_a_line_that_a_full_disk_cuts_off_nothing_stays
    { 0 => '', 3 => '', 7 => "second\n", 9 => "second\n" }.each do |bytes, rest|
      File.write(@path, "first\n")
      full_after(bytes)
      assert_equal("first\n#{rest}", File.read(@path), "#{bytes} bytes")
    end
  end
end
